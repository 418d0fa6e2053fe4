/** A migrated database of its own for a test file, cloned in a moment and dropped at the end. */
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { createDb, type Db, raw } from '../../server/platform/sql.ts'
import { withDatabase } from './database-url.ts'

export type TestDatabase = {
  name: string
  ownerUrl: string
  serverUrl: string
  /** As the role of the server, as which the statements run in earnest. */
  db: Db
  /** As the owner: to look behind the curtain, and to prepare what the server may not write. */
  owner: Db
  close(): Promise<void>
}

/** Call it at the top of a file: `const { db } = await createTestDatabase()`. */
export async function createTestDatabase(
  options: { empty?: boolean; max?: number } = {},
): Promise<TestDatabase> {
  const server = inject('testDatabase')
  const name = `${server.prefix}_${randomBytes(5).toString('hex')}`
  const from = options.empty ? 'template0' : server.template
  await administer(server.ownerUrl, `create database ${name} template ${from}`)
  const ownerUrl = withDatabase(server.ownerUrl, name)
  const serverUrl = withDatabase(server.serverUrl, name)
  const db = createDb({ url: serverUrl, max: options.max ?? 20 })
  const owner = createDb({ url: ownerUrl, max: 4 })
  const close = async () => {
    await Promise.all([db.close(), owner.close()])
    await administer(server.ownerUrl, `drop database if exists ${name} with (force)`)
  }
  afterAll(close)
  return { name, ownerUrl, serverUrl, db, owner, close }
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = createDb({ url, max: 1 })
  try {
    await admin.query(raw(statement))
  } finally {
    await admin.close()
  }
}
