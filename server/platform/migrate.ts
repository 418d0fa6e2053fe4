/**
 * Brings a database to the newest schema: plain SQL files, in order, each in a transaction of its own.
 *
 * Any number of processes may start at once: one advisory lock, held to the end of each transaction,
 * lets one work and makes the others find the work done.
 */
import { type MigrationFile, readMigrations } from './migrate-files.ts'
import { codeOf, createDb, type Db, sql, type Transaction } from './sql.ts'
import { Trouble } from './trouble.ts'

export type MigrateOptions = {
  url: string
  folder: string
  /** Called before a file is applied, so that a long step can be shown. */
  onStep?: (name: string) => void
  connectDeadlineMs?: number
}

export type Migrated = { applied: string[]; total: number }

type Recorded = { version: string; name: string; checksum: string }

const oldestServer = 150_000
/** The middle of SHA-256('hanbeon migrate'): any number will do, as long as it stays. */
const lockKey = 5_127_404_377
const lockTimeoutMs = 10_000

export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const files = await readMigrations(options.folder)
  const db = createDb({
    url: options.url,
    max: 1,
    applicationName: 'hanbeon migrate',
    statementTimeoutMs: 0,
    connectDeadlineMs: options.connectDeadlineMs,
  })
  try {
    await refuseOldServer(db)
    const applied: string[] = []
    for (;;) {
      const step = await nextStep(db, files, options.onStep)
      if (step === undefined) return { applied, total: files.length }
      applied.push(step)
    }
  } finally {
    await db.close()
  }
}

async function refuseOldServer(db: Db): Promise<void> {
  const { number, version } = await db.one<{ number: number; version: string }>(
    sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  if (number >= oldestServer) return
  throw new Trouble(
    `PostgreSQL ${version}은(는) 너무 오래됐어요. DATABASE_URL을 PostgreSQL 15 이상으로 바꿔 주세요.`,
    `PostgreSQL ${version} is too old. Point DATABASE_URL at PostgreSQL 15 or newer.`,
  )
}

/** Applies the first file that the database does not know yet, and says which it was. */
async function nextStep(db: Db, files: MigrationFile[], onStep?: (name: string) => void) {
  if (pendingOf(files, await recorded(db)) === undefined) return undefined
  return db.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(${lockKey}::int8)`)
    // Only from here on: the wait for another process that migrates may take long.
    await tx.script(`set local lock_timeout = ${lockTimeoutMs}`)
    await createRecord(tx)
    const file = pendingOf(files, await recorded(tx))
    if (file === undefined) return undefined
    onStep?.(file.name)
    await apply(tx, file)
    return file.name
  })
}

async function recorded(queries: Db | Transaction): Promise<Recorded[]> {
  const { exists } = await queries.one<{ exists: boolean }>(
    sql`select to_regclass('hanbeon_private.schema_migration') is not null as exists`,
  )
  if (!exists) return []
  return queries.query(sql`select version, name, checksum from hanbeon_private.schema_migration`)
}

function pendingOf(files: MigrationFile[], rows: Recorded[]): MigrationFile | undefined {
  const known = new Map(rows.map((row) => [row.version, row]))
  for (const file of files) {
    const row = known.get(file.version)
    if (row === undefined) return file
    if (row.checksum !== file.checksum) throw drifted(file)
  }
  return undefined
}

async function createRecord(tx: Transaction): Promise<void> {
  try {
    await tx.script(`
      create schema if not exists hanbeon_private;
      create table if not exists hanbeon_private.schema_migration (
        version text primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      );
      alter table hanbeon_private.schema_migration enable row level security`)
  } catch (error) {
    throw failed('hanbeon_private.schema_migration', error)
  }
}

async function apply(tx: Transaction, file: MigrationFile): Promise<void> {
  try {
    await tx.script(file.text)
    await tx.query(sql`
      insert into hanbeon_private.schema_migration (version, name, checksum)
      values (${file.version}, ${file.name}, ${file.checksum})`)
  } catch (error) {
    throw failed(file.name, error)
  }
}

function drifted(file: MigrationFile): Trouble {
  return new Trouble(
    `이미 적용한 마이그레이션 ${file.name}의 내용이 바뀌었어요. 파일을 되돌리고, 바꿀 것은 새 파일로 추가해 주세요.`,
    `The migration ${file.name} was changed after it was applied. Restore the file and put the change into a new one.`,
  )
}

function failed(what: string, error: unknown): unknown {
  const reason = error instanceof Error ? error.message : String(error)
  if (codeOf(error) === '42501')
    return new Trouble(
      `데이터베이스 사용자에게 권한이 없어 ${what}을(를) 적용하지 못했어요 (${reason}). 데이터베이스 소유자로 연결해 주세요.`,
      `The database user lacks the right to apply ${what} (${reason}). Connect as the owner of the database.`,
      error,
    )
  if (codeOf(error) === '55P03')
    return new Trouble(
      `다른 작업이 테이블을 잡고 있어 ${what}을(를) 적용하지 못했어요. 잠시 뒤에 다시 실행해 주세요.`,
      `Another session holds a lock that ${what} needs. Run it again in a moment.`,
      error,
    )
  return new Trouble(
    `마이그레이션 ${what}이(가) 실패했고, 아무것도 바뀌지 않았어요: ${reason}`,
    `The migration ${what} failed and changed nothing: ${reason}`,
    error,
  )
}
