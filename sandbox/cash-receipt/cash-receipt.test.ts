import { beforeEach, expect, test } from 'vitest'
import { createSandbox, type SandboxOptions } from '../index.ts'
import { clientOf, type TossError } from '../test-client.ts'
import type { CashReceipt } from './cash-receipt.ts'

const noon = Date.parse('2026-11-21T03:00:00Z')
const input = {
  amount: 10_000,
  orderId: 'ORD-20261121-AAAAAAA',
  orderName: '머그컵',
  type: '소득공제',
  customerIdentityNumber: '01012345678',
}

let toss: ReturnType<typeof clientOf>
const start = (options: SandboxOptions = {}) => {
  toss = clientOf(createSandbox({ now: () => noon, seed: 'cash', ...options }).fetch)
}
beforeEach(() => start())

const issue = (change: object = {}) =>
  toss.call<CashReceipt & TossError>('POST', '/v1/cash-receipts', { ...input, ...change })
const cancel = (receiptKey: string, body: object = {}) =>
  toss.call<CashReceipt & TossError>('POST', `/v1/cash-receipts/${receiptKey}/cancel`, body)
type Page = { hasNext: boolean; lastCursor: number; data: CashReceipt[] } & TossError
const list = (query: string) => toss.call<Page>('GET', `/v1/cash-receipts?${query}`)

test('a receipt is in progress for a day, and twice the same order makes two', async () => {
  const first = await issue()
  expect(first.body).toMatchObject({
    receiptKey: expect.any(String),
    orderId: input.orderId,
    type: '소득공제',
    transactionType: 'CONFIRM',
    amount: 10_000,
    taxFreeAmount: 0,
    issueStatus: 'IN_PROGRESS',
    failure: null,
    requestedAt: '2026-11-21T12:00:00+09:00',
  })
  expect((await issue()).body.receiptKey).not.toBe(first.body.receiptKey)
  await toss.advance(86_400)
  const { data } = (await list('requestDate=2026-11-21')).body
  expect(data.map((each) => each.issueStatus)).toEqual(['COMPLETED', 'COMPLETED'])
})

test('a cancel is a receipt of its own, up to what is left', async () => {
  const { receiptKey } = (await issue()).body
  expect((await cancel(receiptKey, { amount: 4000 })).body).toMatchObject({
    receiptKey: `c_${receiptKey}`,
    transactionType: 'CANCEL',
    amount: 4000,
  })
  expect((await cancel(receiptKey, { amount: 6001 })).body.code).toBe('NOT_CANCELABLE_AMOUNT')
  expect((await cancel(receiptKey)).body.amount).toBe(6000)
  expect((await cancel(receiptKey)).body.code).toBe('ALREADY_CANCELED_PAYMENT')
  expect((await cancel('nothing')).body.code).toBe('NOT_FOUND')
})

test('the list goes on from its cursor', async () => {
  for (let n = 0; n < 3; n++) await issue({ amount: 1000 + n })
  const first = (await list('requestDate=2026-11-21&limit=2')).body
  expect([first.hasNext, first.data.map((each) => each.amount)]).toEqual([true, [1000, 1001]])
  const rest = (await list(`requestDate=2026-11-21&limit=2&cursor=${first.lastCursor}`)).body
  expect([rest.hasNext, rest.data.map((each) => each.amount)]).toEqual([false, [1002]])
  expect((await list('requestDate=2026-11-20')).body.data).toEqual([])
})

test.each([
  ['', 'INVALID_REQUIRED_PARAM'],
  ['requestDate=21.11.2026', 'INVALID_DATE'],
  ['requestDate=2026-11-21&limit=10001', 'EXCEED_MAX_QUERY_LIMIT'],
  ['requestDate=2026-11-21&cursor=x', 'INVALID_REQUEST'],
])('the list of %s is refused with %s', async (query, code) => {
  expect((await list(query)).body.code).toBe(code)
})

test.each([
  [{ type: '미발행' }, 'INVALID_REQUEST'],
  [{ amount: -1 }, 'BELOW_ZERO_AMOUNT'],
  [{ customerIdentityNumber: '1'.repeat(31) }, 'INVALID_REQUEST'],
  [{ taxFreeAmount: 10_001 }, 'INVALID_REQUEST'],
])('a receipt with %j is refused with %s', async (change, code) => {
  expect((await issue(change)).body.code).toBe(code)
})

test('one receipt cannot be looked up: only cancelled and listed', async () => {
  const { receiptKey } = (await issue()).body
  const reply = await toss.call<TossError>('GET', `/v1/cash-receipts/${receiptKey}`)
  expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND_HTTP_METHOD'])
})

test('a merchant of an older API version is told to update', async () => {
  start({ apiVersion: '1.4' })
  const reply = await issue()
  expect([reply.status, reply.body.code]).toEqual([400, 'API_VERSION_UPDATE_NEEDED'])
})

test('the oldest receipt makes room for the newest', async () => {
  start({ maxCashReceipts: 2 })
  const first = (await issue()).body.receiptKey
  await issue()
  await issue()
  expect((await cancel(first)).body.code).toBe('NOT_FOUND')
  expect((await list('requestDate=2026-11-21')).body.data).toHaveLength(2)
})

test('promotions name the cards, their discounts and their months without interest', async () => {
  type Card = { discountCards: object[]; interestFreeCards: { installmentFreeMonths: number[] }[] }
  const card = (await toss.call<Card>('GET', '/v1/promotions/card')).body
  expect(card.interestFreeCards[0]).toMatchObject({ issuerCode: '41', dueDate: '2026-12-21' })
  expect((await toss.call<{ card: Card }>('GET', '/v1/promotions')).body.card).toEqual(card)
  expect((await toss.call('GET', '/v1/cards/promotions')).status).toBe(404)
  start({ readings: { oldPromotionsPath: 'served' } })
  expect((await toss.call('GET', '/v1/cards/promotions')).status).toBe(200)
})
