/** The database of a command: the one that DATABASE_URL names, or the embedded one of the data folder; migrated. */
import type { Settings } from '../../server/platform/config.ts'
import { attachEmbeddedPostgres } from '../../server/platform/embedded-postgres/attach.ts'
import { openDataFolder } from '../../server/platform/embedded-postgres/data-folder.ts'
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start.ts'
import { type Migrated, migrate } from '../../server/platform/migrate.ts'
import { migrationsFolder } from '../program.ts'
import { databaseTrouble } from './database-trouble.ts'
import { lockFolder } from './folder-lock.ts'

export type OpenDatabase = {
  /** Owner: migrations and demo data. */
  ownerUrl: string
  /** The server's role where there is one. */
  serverUrl: string
  /** A session connection of the server's role. */
  directUrl: string
  migrated: Migrated
  close(): Promise<void>
  /** Ends it without waiting. */
  force(): void
}

type Say = (line: string) => void

const steps = {
  initialise: '· 데이터베이스를 만들고 있어요 — creating the database',
  recover: '· 데이터베이스를 켜고 있어요 — starting the database',
  restart: '! 데이터베이스가 꺼져서 다시 켜고 있어요 — the database went away; starting it again',
}

export async function openDatabase(settings: Settings, say: Say): Promise<OpenDatabase> {
  const { url, directUrl } = settings.database
  if (url !== undefined) return openGiven(url, directUrl ?? url, say)
  const postgres = await startEmbeddedPostgres({
    dataDir: settings.dataDir,
    onStep: (step) => say(steps[step]),
  })
  try {
    const migrated = await migrateWith(postgres.ownerUrl, say)
    return {
      ownerUrl: postgres.ownerUrl,
      serverUrl: postgres.serverUrl,
      directUrl: postgres.serverUrl,
      migrated,
      close: postgres.stop,
      force: postgres.abandon,
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** For a command beside a running shop: its database, or one for the time of the command. */
export async function joinDatabase(settings: Settings, say: Say): Promise<OpenDatabase> {
  if (settings.database.url === undefined) await openDataFolder(settings.dataDir)
  const running =
    settings.database.url === undefined ? await attachEmbeddedPostgres(settings.dataDir) : undefined
  if (running === undefined) return openAlone(settings, say)
  const migrated = await migrateWith(running.ownerUrl, say)
  const nothing = { close: async () => {}, force: () => {} }
  return { ...running, directUrl: running.serverUrl, migrated, ...nothing }
}

/** Two commands that both find no database running must not both start one. */
async function openAlone(settings: Settings, say: Say): Promise<OpenDatabase> {
  if (settings.database.url !== undefined) return openDatabase(settings, say)
  const release = await lockFolder(settings.dataDir)
  try {
    const opened = await openDatabase(settings, say)
    return { ...opened, close: () => opened.close().finally(release) }
  } catch (error) {
    await release()
    throw error
  }
}

async function openGiven(url: string, directUrl: string, say: Say): Promise<OpenDatabase> {
  try {
    const migrated = await migrateWith(directUrl, say)
    const nothing = { close: async () => {}, force: () => {} }
    return { ownerUrl: directUrl, serverUrl: url, directUrl, migrated, ...nothing }
  } catch (error) {
    throw databaseTrouble(error, directUrl)
  }
}

function migrateWith(url: string, say: Say): Promise<Migrated> {
  let said = false
  return migrate({
    url,
    folder: migrationsFolder,
    connectDeadlineMs: 5_000,
    onStep: () => {
      if (!said) say('· 테이블을 준비하고 있어요 — preparing the tables')
      said = true
    },
  })
}
