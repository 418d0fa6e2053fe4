/**
 * The database port: a tagged statement is one flight of one unnamed, autocommitted statement.
 *
 * Nothing here needs the session of a connection, so a pooler in transaction mode may stand between.
 */
import type pg from 'pg'
import sql, { empty, join, raw, Sql } from 'sql-template-tag'
import { createPool, type PoolOptions } from './sql-pool.ts'

export { codeOf, constraintOf, isConnectionFault, wasNeverSent } from './sql-fault.ts'
export { empty, join, raw, Sql, sql }

export type Queries = {
  query<T>(statement: Sql): Promise<T[]>
  /** Exactly one row; any other number is a bug. */
  one<T>(statement: Sql): Promise<T>
  maybeOne<T>(statement: Sql): Promise<T | undefined>
}

/** Several statements of plain text at once, as migrations have them. */
export type Transaction = Queries & { script(text: string): Promise<void> }

export type Db = Queries & {
  /** For ops and migrations only: begin and commit are flights of their own. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same database, telling of every flight as it leaves. */
  watched(onFlight: () => void): Db
  /** For libraries that want `pg`'s own pool; it belongs to this Db and is closed with it. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

export type DbOptions = PoolOptions & { onFlight?: () => void }

export function createDb(options: DbOptions): Db {
  return dbOver(createPool(options), options.onFlight)
}

function dbOver(pool: pg.Pool, onFlight: () => void = () => {}): Db {
  const queries = queriesOver(pool, onFlight)
  return {
    ...queries,
    transaction: (work) => inTransaction(pool, onFlight, work),
    watched: (inner) =>
      dbOver(pool, () => {
        onFlight()
        inner()
      }),
    pool,
    close: () => (pool.ended || pool.ending ? Promise.resolve() : pool.end()),
  }
}

/** A value for a `jsonb` parameter; without it `pg` would make a PostgreSQL array of a list. */
export function json(value: unknown): string {
  return JSON.stringify(value)
}

function queriesOver(runner: pg.Pool | pg.PoolClient, onFlight: () => void): Queries {
  async function query<T>(statement: Sql): Promise<T[]> {
    onFlight()
    const { rows } = await runner.query({ text: statement.text, values: statement.values })
    return rows as T[]
  }
  async function maybeOne<T>(statement: Sql): Promise<T | undefined> {
    const rows = await query<T>(statement)
    if (rows.length > 1) throw new Error(`Expected at most one row, got ${rows.length}`)
    return rows[0]
  }
  async function one<T>(statement: Sql): Promise<T> {
    const row = await maybeOne<T>(statement)
    if (row === undefined) throw new Error('Expected one row, got none')
    return row
  }
  return { query, maybeOne, one }
}

async function inTransaction<T>(
  pool: pg.Pool,
  onFlight: () => void,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const script = async (text: string) => {
    onFlight()
    await client.query(text)
  }
  try {
    await script('begin')
    const result = await work({ ...queriesOver(client, onFlight), script })
    await script('commit')
    client.release()
    return result
  } catch (error) {
    // The connection is not put back: closing it is a rollback that cannot fail.
    client.release(true)
    throw error
  }
}
