/** The wire counts what a round trip costs, and cuts where it is told to. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createDb, isConnectionFault, sql } from '../../server/platform/sql.ts'
import { createTestDatabase } from './database.ts'
import { createWireProxy } from './wire-proxy.ts'

const { owner, ownerUrl } = await createTestDatabase({ empty: true })
const wire = await createWireProxy(ownerUrl)
const db = createDb({ url: wire.url, max: 1 })
afterAll(async () => {
  await db.close()
  await wire.close()
})

beforeEach(async () => {
  await db.query(sql`select 1`)
  wire.reset()
})

test('a statement is one flight, the first on a warm connection and the tenth alike', async () => {
  for (let n = 1; n <= 10; n += 1) {
    await db.query(sql`select ${n}::int`)
    expect(wire.flights()).toBe(n)
  }
})

test('a statement without values is one flight of one message', async () => {
  await db.query(sql`select 1`)
  expect([wire.flights(), wire.messages()]).toEqual([1, 1])
})

test('a statement with values is one flight of five messages', async () => {
  await db.query(sql`select ${'a'}::text`)
  expect([wire.flights(), wire.messages()]).toEqual([1, 5])
})

test('a long statement is one flight too', async () => {
  await db.query(sql`select ${'가'.repeat(500_000)}::text`)
  expect(wire.flights()).toBe(1)
})

test('a transaction costs a flight for begin and one for commit', async () => {
  await db.transaction((tx) => tx.query(sql`select ${1}::int`))
  expect(wire.flights()).toBe(3)
})

test.each([
  ['before', 0],
  ['after', 1],
  ['on-reply', 1],
] as const)('cut %s the last message: %i rows are written', async (mode, rows) => {
  await owner.query(sql`create table written (n int)`)
  wire.cutAt(5, mode)
  const error = await db.query(sql`insert into written values (${1}::int)`).catch((e) => e)
  expect(isConnectionFault(error)).toBe(true)
  expect(wire.wasCut()).toBe(true)
  const written = () => owner.query(sql`select n from written`)
  await expect.poll(async () => (await written()).length).toBe(rows)
  await owner.query(sql`drop table written`)
})

test('a cut is made once, and the next statement goes through', async () => {
  wire.cutAt(1, 'before')
  await expect(db.query(sql`select 1`)).rejects.toThrow()
  expect(await db.query(sql`select 1 as n`)).toEqual([{ n: 1 }])
})
