/** The database port against a real PostgreSQL: values, transactions, lost connections. */
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { createDb, isConnectionFault, json, raw, sql, wasNeverSent } from './sql.ts'

const { db, owner, serverUrl, name } = await createTestDatabase()

test('won and counts come back as safe integers, instants as Dates and days as text', async () => {
  const row = await db.one(sql`
    select 12000.00::numeric(12,2) as won, 9007199254740991::int8 as big, array[1,2]::int8[] as list,
           timestamptz '2026-11-21 09:00:00+09' as at, date '2026-11-21' as day`)
  expect(row).toEqual({
    won: 12000,
    big: Number.MAX_SAFE_INTEGER,
    list: [1, 2],
    at: new Date('2026-11-21T00:00:00Z'),
    day: '2026-11-21',
  })
})

test.each([
  ['a fraction of a won', sql`select 0.5::numeric as value`],
  ['an integer that a double cannot hold', sql`select 9007199254740993::int8 as value`],
  ['one of them in a list', sql`select array[1, 1.5]::numeric[] as value`],
])('%s is refused', async (_, statement) => {
  await expect(db.query(statement)).rejects.toThrow('not a safe integer')
})

test('a list goes into a jsonb parameter as JSON', async () => {
  const row = await db.one(sql`select ${json([{ id: 1 }])}::jsonb as value`)
  expect(row).toEqual({ value: [{ id: 1 }] })
})

test('one row is exactly one row', async () => {
  await expect(db.one(sql`select 1 where false`)).rejects.toThrow('got none')
  await expect(db.maybeOne(sql`select generate_series(1, 2)`)).rejects.toThrow('got 2')
  expect(await db.maybeOne(sql`select 1 where false`)).toBeUndefined()
})

test('a transaction that throws leaves nothing behind', async () => {
  await owner.query(sql`create table kept (n int)`)
  const failed = owner.transaction(async (tx) => {
    await tx.query(sql`insert into kept values (1)`)
    throw new Error('changed my mind')
  })
  await expect(failed).rejects.toThrow('changed my mind')
  expect(await owner.query(sql`select n from kept`)).toEqual([])
})

test('every flight is told of, once', async () => {
  let flights = 0
  const watched = db.watched(() => {
    flights += 1
  })
  await watched.query(sql`select ${1}::int`)
  await watched.query(sql`select 1`)
  expect(flights).toBe(2)
})

test('a connection that dies under a statement is a fault, and the next statement gets another', async () => {
  const victim = createDb({ url: serverUrl, max: 1 })
  const { pid } = await victim.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const running = victim.query(sql`select pg_sleep(60)`).catch((error) => error)
  await owner.query(sql`select pg_terminate_backend(${pid}::int)`)
  const error = await running
  expect(isConnectionFault(error)).toBe(true)
  expect(wasNeverSent(error)).toBe(false)
  expect(await victim.one(sql`select 1 as n`)).toEqual({ n: 1 })
  await victim.close()
})

test('an idle connection that dies disturbs nobody', async () => {
  const victim = createDb({ url: serverUrl, max: 1 })
  const { pid } = await victim.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  await owner.query(sql`select pg_terminate_backend(${pid}::int)`)
  await expect
    .poll(() => victim.query(sql`select 1 as n`).catch((error) => error))
    .toEqual([{ n: 1 }])
  await victim.close()
})

test('a statement that takes too long gives its connection up', async () => {
  const hasty = createDb({ url: serverUrl, max: 1, statementTimeoutMs: 50 })
  const error = await hasty.query(sql`select pg_sleep(60)`).catch((reason) => reason)
  expect(isConnectionFault(error)).toBe(true)
  expect(await hasty.one(sql`select 1 as n`)).toEqual({ n: 1 })
  await hasty.close()
  await owner.query(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%' and datname = ${name}`,
  )
})

test('an address where nobody listens is tried until the deadline, and the statement never left', async () => {
  const nowhere = createDb({ url: 'postgres://x:y@127.0.0.1:1/z', connectDeadlineMs: 100 })
  const error = await nowhere.query(sql`select 1`).catch((reason) => reason)
  expect(isConnectionFault(error)).toBe(true)
  expect(wasNeverSent(error)).toBe(true)
  await nowhere.close()
})

test('a refusal of the database is no fault of the connection', async () => {
  const error = await db.query(sql`select 1 / 0`).catch((reason) => reason)
  expect(isConnectionFault(error)).toBe(false)
  await expect(createAs('nobody-known')).rejects.toMatchObject({
    code: expect.stringMatching(/^28/),
  })
})

test('with several hosts the one that takes writes is found', async () => {
  const good = new URL(serverUrl)
  const hosts = `127.0.0.1:1,${good.host}`
  const url = `postgres://${good.username}:${good.password}@${hosts}${good.pathname}?target_session_attrs=read-write`
  const many = createDb({ url })
  expect(await Promise.all(['a', 'b', 'c'].map((x) => many.one(sql`select ${x} as x`)))).toEqual([
    { x: 'a' },
    { x: 'b' },
    { x: 'c' },
  ])
  await many.close()
})

test('a host that is silent does not keep us from the next', async () => {
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const good = new URL(serverUrl)
  const url = `postgres://${good.username}:${good.password}@127.0.0.1:${port},${good.host}${good.pathname}`
  const many = createDb({ url, connectTimeoutMs: 100, connectDeadlineMs: 100 })
  expect(await many.one(sql`select 1 as n`)).toEqual({ n: 1 })
  await many.close()
  silent.close()
})

test('a node that does not take writes is passed over', async () => {
  await owner.query(
    raw(`alter role hanbeon_server in database ${name} set default_transaction_read_only = on`),
  )
  const url = `${serverUrl}?target_session_attrs=read-write`
  const readOnly = createDb({ url, connectDeadlineMs: 100 })
  await expect(readOnly.query(sql`select 1`)).rejects.toMatchObject({ code: 'NOT_WRITABLE' })
  await readOnly.close()
  await owner.query(raw(`alter role hanbeon_server in database ${name} reset all`))
})

async function createAs(user: string) {
  const url = new URL(serverUrl)
  url.username = user
  const stranger = createDb({ url: url.href })
  try {
    await stranger.query(sql`select 1`)
  } finally {
    await stranger.close()
  }
}
