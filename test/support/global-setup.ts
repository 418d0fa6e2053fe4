/** One throw-away PostgreSQL for a run of the tests, with a migrated template that each file clones. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start.ts'
import { migrate } from '../../server/platform/migrate.ts'
import { createDb, type Db, raw, sql } from '../../server/platform/sql.ts'
import { withDatabase } from './database-url.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: TestServer
  }
}

export type TestServer = {
  /** Superuser of the server, on its maintenance database. */
  ownerUrl: string
  /** The server's role, on the same database. */
  serverUrl: string
  template: string
  /** Every database of this run begins with it. */
  prefix: string
}

type Shared = { server: TestServer; stop(): Promise<void> }

const migrations = fileURLToPath(new URL('../../supabase/migrations', import.meta.url))
const serverPassword = 'hanbeon-test'

/** The projects of one run share the database; each of them calls this. */
const memo = globalThis as { hanbeonTestServer?: { shared: Promise<Shared>; users: number } }

export default async function setup(project: TestProject) {
  memo.hanbeonTestServer ??= { shared: start(), users: 0 }
  const current = memo.hanbeonTestServer
  current.users += 1
  const { server, stop } = await current.shared
  project.provide('testDatabase', server)
  return async () => {
    current.users -= 1
    if (current.users > 0) return
    memo.hanbeonTestServer = undefined
    await stop()
  }
}

async function start(): Promise<Shared> {
  const given = process.env.HANBEON_TEST_DATABASE_URL
  const { url, stop } = given === undefined ? await startThrowAway() : { url: given, stop: noStop }
  const prefix = `hanbeon_test_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`
  const db = createDb({ url, max: 1 })
  await ensureServerRole(db)
  await db.query(raw(`create database ${template}`))
  await migrate({ url: withDatabase(url, template), folder: migrations })
  const serverUrl = new URL(url)
  serverUrl.username = 'hanbeon_server'
  serverUrl.password = serverPassword
  return {
    server: { ownerUrl: url, serverUrl: serverUrl.href, template, prefix },
    async stop() {
      await dropAll(db, prefix)
      await db.close()
      await stop()
    },
  }
}

async function startThrowAway() {
  const dataDir = await mkdtemp(join(tmpdir(), 'hanbeon-test-'))
  // Under root the database's own user has to pass through, or its files would lie elsewhere and stay.
  await chmod(dataDir, 0o755)
  // Durability is tested where it is the subject; here a lost test database is no loss.
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  return {
    url: withDatabase(postgres.ownerUrl, 'postgres'),
    async stop() {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function ensureServerRole(db: Db): Promise<void> {
  const { exists } = await db.one<{ exists: boolean }>(
    sql`select exists (select from pg_roles where rolname = 'hanbeon_server') as exists`,
  )
  const verb = exists ? 'alter' : 'create'
  await db.query(raw(`${verb} role hanbeon_server login nosuperuser password '${serverPassword}'`))
}

async function dropAll(db: Db, prefix: string): Promise<void> {
  const found = await db.query<{ name: string }>(
    sql`select datname as name from pg_database where datname like ${`${prefix}%`}`,
  )
  for (const { name } of found) await db.query(raw(`drop database ${name} with (force)`))
}

async function noStop(): Promise<void> {}
