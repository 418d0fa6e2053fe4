/** The database and its two roles: the owner migrates, and the server owns nothing. */
import { createDb, type Db, raw, sql } from '../sql.ts'
import { Trouble } from '../trouble.ts'
import type { Credentials } from './credentials.ts'
import { owner } from './initialise.ts'

export const databaseName = 'hanbeon'
const serverRole = 'hanbeon_server'

export function ownerUrlOf({ port, ownerPassword }: Credentials, database = databaseName): string {
  return `postgres://${owner}:${ownerPassword}@127.0.0.1:${port}/${database}`
}

export function serverUrlOf({ port, serverPassword }: Credentials, database = databaseName) {
  return `postgres://${serverRole}:${serverPassword}@127.0.0.1:${port}/${database}`
}

/** Made where missing, so that a start that was killed in between is completed by the next one. */
export async function ensureRoles(credentials: Credentials): Promise<void> {
  await withDb(ownerUrlOf(credentials, 'postgres'), async (db) => {
    const { role, database } = await db.one<{ role: boolean; database: boolean }>(sql`
      select exists (select from pg_roles where rolname = ${serverRole}) as role,
             exists (select from pg_database where datname = ${databaseName}) as database`)
    // The password is of letters, digits, - and _ only, so it needs no quoting of its own.
    if (!role)
      await db.query(
        raw(`create role ${serverRole} login nosuperuser password '${credentials.serverPassword}'`),
      )
    if (!database) await db.query(raw(`create database ${databaseName}`))
  })
}

/**
 * A setting that lets an acknowledged payment be lost is put back where somebody has set it for a role or
 * a database, and refused where it comes from anywhere else.
 */
export async function refuseUnsafe(credentials: Credentials): Promise<void> {
  if ((await switchedOff(credentials)).length === 0) return
  await withDb(ownerUrlOf(credentials), resetOverrides)
  const off = await switchedOff(credentials)
  if (off.length === 0) return
  const names = off.join(', ')
  throw new Trouble(
    `데이터베이스의 ${names} 설정이 꺼져 있어서 결제 기록을 잃을 수 있어요. 그 설정을 켜 주세요.`,
    `The database has ${names} switched off, so payments could be lost. Switch it on.`,
  )
}

async function switchedOff(credentials: Credentials): Promise<string[]> {
  const rows = await withDb(serverUrlOf(credentials), (db) =>
    db.query<{ name: string }>(sql`
      select name from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting <> 'on'`),
  )
  return rows.map((row) => row.name)
}

async function resetOverrides(db: Db): Promise<void> {
  const rows = await db.query<{ statement: string }>(sql`
    select format('alter %s%s reset synchronous_commit',
             case when setrole = 0 then '' else format('role %I', rolname) end,
             case when setdatabase = 0 then ''
                  when setrole = 0 then format('database %I', datname)
                  else format(' in database %I', datname) end) as statement
    from pg_db_role_setting
    left join pg_roles on pg_roles.oid = setrole
    left join pg_database on pg_database.oid = setdatabase
    where array_to_string(setconfig, ',') like '%synchronous_commit%'`)
  for (const { statement } of rows) await db.query(raw(statement))
}

async function withDb<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb({ url, max: 1, applicationName: 'hanbeon start', connectDeadlineMs: 10_000 })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
