import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareCommand } from '../cli/compare-command.ts'
import { CannotDo } from '../cli/io.ts'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type ListeningSandbox } from '../index.ts'
import type { Readings } from '../options.ts'
import { clientOf } from '../test-client.ts'
import { type Comparison, compare } from './compare.ts'
import { readFacts } from './facts.ts'

const { secretKey } = merchants.window
const other: Partial<Readings> = {
  storeServerErrors: true,
  oldPromotionsPath: 'served',
  amountMismatch: 'FORBIDDEN_REQUEST',
  lookupUnconfirmed: 'NOT_FOUND_PAYMENT',
}

let folder: string
let facts: string
let listening: ListeningSandbox | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-compare-'))
  facts = join(folder, 'toss-facts.json')
})
afterEach(async () => {
  await listening?.close()
  listening = undefined
  rmSync(folder, { recursive: true, force: true })
})

const side = (readings: Partial<Readings> = {}) => ({
  secretKey,
  fetch: createSandbox({ readings }).fetch,
})
const quiet = { out: () => {}, say: () => {} }
const differing = ({ probes }: Comparison) => probes.filter((p) => p.differences.length > 0)

test('two sandboxes of the same readings do not differ', async () => {
  const compared = await compare(side(), side())
  expect(compared.probes.length).toBeGreaterThan(30)
  expect(differing(compared)).toEqual([])
  expect(compared.facts).toEqual({ storeServerErrors: false, oldPromotionsPath: 'gone' })
})

test('what the other one reads differently is found, and becomes a fact', async () => {
  const compared = await compare(side(other), side())
  expect(differing(compared).map(({ name }) => name)).toEqual([
    'a 500 under a key, again',
    'the older path of card promotions',
  ])
  expect(differing(compared)[0]?.differences).toContainEqual({
    what: 'status',
    real: '500',
    sandbox: '404',
  })
  expect(compared.facts).toEqual({ storeServerErrors: true, oldPromotionsPath: 'served' })
})

test('a sandbox that follows the facts no longer differs', async () => {
  const { facts: learnt } = await compare(side(other), side())
  expect(differing(await compare(side(other), side(learnt)))).toEqual([])
})

test('the command writes the facts, those of a session among them', async () => {
  listening = await createSandbox({ readings: other }).listen(0)
  const { url } = listening
  const toss = clientOf((path, init) => fetch(url + path, init))
  const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
  const paymentKey = await toss.newPayment(order)
  const lines: string[] = []
  const io = { out: (line: string) => void lines.push(line), say: () => {} }
  const session = { paymentKey, ...order }
  expect(await compareCommand({ secretKey, base: url, facts, session, json: true }, io)).toBe(0)
  expect(readFacts(facts)).toEqual(other)
  expect(JSON.parse(lines.join(''))).toMatchObject({ base: url, facts: other })
  expect(JSON.parse(readFileSync(facts, 'utf8'))).toMatchObject({ from: url })
  expect((await toss.call<object>('GET', '/sandbox/payments')).body).toMatchObject({
    payments: [{ status: 'IN_PROGRESS' }],
  })
})

test.each([['live_sk_something'], ['live_gsk_something'], ['test_ck_something'], ['']])(
  'the key %s is refused before anything is called',
  async (key) => {
    const work = compareCommand({ secretKey: key, base: 'http://127.0.0.1:9', facts }, quiet)
    await expect(work).rejects.toThrow(CannotDo)
    expect(readFacts(facts)).toEqual({})
  },
)

test('without a network it says so in a sentence', async () => {
  const work = compareCommand({ secretKey, base: 'http://127.0.0.1:9', facts }, quiet)
  await expect(work).rejects.toThrow(/연결할 수 없어요.*\n.*cannot be reached/)
})

test.each(['[]', '{"readings":{"moon":"full"}}', '{"readings":{"storeServerErrors":"yes"}}', '{'])(
  'a facts file of %s is refused',
  (text) => {
    writeFileSync(facts, text)
    expect(() => readFacts(facts)).toThrow(facts)
  },
)
