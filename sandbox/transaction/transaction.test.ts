import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type SandboxOptions } from '../index.ts'
import { basic, clientOf, type TossError } from '../test-client.ts'

const noon = Date.parse('2026-11-21T03:00:00Z')
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 30_000 }
const day = 86_400

type Row = { transactionKey: string; paymentKey: string; status: string; amount: number }

let toss: ReturnType<typeof clientOf>
const start = (options: SandboxOptions = {}) => {
  toss = clientOf(createSandbox({ now: () => noon, seed: 'transactions', ...options }).fetch)
}
beforeEach(() => start())

const list = (query: string, headers = {}) =>
  toss.call<Row[] & TossError>('GET', `/v1/transactions?${query}`, undefined, headers)
const today = 'startDate=2026-11-21T00:00:00&endDate=2026-11-21T23:59:59'

test('every approval and every cancel is one row, oldest first', async () => {
  const payment = await toss.approved(order)
  await toss.advance(60)
  const { body } = await toss.cancel(payment.paymentKey, {
    cancelReason: '변심',
    cancelAmount: 9000,
  })
  const rows = (await list(today)).body
  expect(rows).toEqual([
    {
      mId: 'tsbx_window',
      transactionKey: payment.lastTransactionKey,
      paymentKey: payment.paymentKey,
      orderId: order.orderId,
      method: '카드',
      customerKey: null,
      useEscrow: false,
      receiptUrl: expect.stringMatching(/^http/),
      status: 'DONE',
      transactionAt: '2026-11-21T12:00:00+09:00',
      currency: 'KRW',
      amount: 30_000,
    },
    expect.objectContaining({
      transactionKey: body.lastTransactionKey,
      status: 'PARTIAL_CANCELED',
      transactionAt: '2026-11-21T12:01:00+09:00',
      amount: 9000,
    }),
  ])
})

test('a virtual account counts from its deposit on', async () => {
  await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  expect((await list(today)).body).toEqual([])
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  expect((await list(today)).body).toMatchObject([{ status: 'DONE', amount: 30_000 }])
})

test('pages follow one another by the last transaction key', async () => {
  for (let n = 0; n < 5; n++) await toss.approved({ ...order, orderId: `ORD-page-${n}` })
  const all = (await list(today)).body
  const seen: Row[] = []
  for (let after = ''; seen.length < 5; after = `&startingAfter=${seen.at(-1)?.transactionKey}`) {
    const page = (await list(`${today}&limit=2${after}`)).body
    expect(page.length).toBeLessThanOrEqual(2)
    seen.push(...page)
  }
  expect(seen).toEqual(all)
})

test('a date alone is its midnight, and another merchant sees nothing', async () => {
  await toss.approved(order)
  const days = 'startDate=2026-11-21&endDate=2026-11-22'
  expect((await list(days)).body).toHaveLength(1)
  expect((await list('startDate=2026-11-22&endDate=2026-11-23')).body).toHaveLength(0)
  const widget = { authorization: basic(merchants.widget.secretKey) }
  expect((await list(days, widget)).body).toHaveLength(0)
})

test.each([
  ['', 'INVALID_REQUIRED_PARAM'],
  ['startDate=2026-11-21', 'INVALID_REQUIRED_PARAM'],
  ['startDate=2026-11-21T00:00:00Z&endDate=2026-11-22T00:00:00Z', 'INVALID_DATE'],
  ['startDate=2026-11-21T00:00:00%2B09:00&endDate=2026-11-22', 'INVALID_DATE'],
  ['startDate=2026-02-30&endDate=2026-03-02', 'INVALID_DATE'],
  ['startDate=2026-11-22&endDate=2026-11-21', 'INVALID_DATE'],
  [`${today}&limit=5001`, 'EXCEED_MAX_QUERY_LIMIT'],
  [`${today}&limit=0`, 'INVALID_REQUEST'],
  [`${today}&limit=x`, 'INVALID_REQUEST'],
  [`${today}&startingAfter=nothing`, 'INVALID_REQUEST'],
])('the query %s is refused with %s', async (query, code) => {
  const reply = await list(query)
  expect([reply.status, reply.body.code]).toEqual([400, code])
})

test('a fresh transaction may be missing for a while, where the reading says so', async () => {
  start({ readings: { transactionsVisibleAfterSeconds: 3600 } })
  await toss.approved(order)
  expect((await list(today)).body).toEqual([])
  await toss.advance(3600)
  expect((await list(today)).body).toHaveLength(1)
})

const settlements = (query: string) =>
  toss.call<{ [field: string]: unknown }[] & TossError>('GET', `/v1/settlements?${query}`)
const week = 'startDate=2026-11-21&endDate=2026-11-28'

test('settlements of test merchants are empty', async () => {
  await toss.approved(order)
  await toss.advance(2 * day)
  expect((await settlements(week)).body).toEqual([])
})

test('computed settlements appear on the next day and are paid out two working days after', async () => {
  start({ readings: { settlements: 'computed' } })
  const payment = await toss.approved(order)
  await toss.cancel(payment.paymentKey, { cancelReason: '변심', cancelAmount: 10_000 })
  expect((await settlements(week)).body).toEqual([])
  await toss.advance(day)
  const rows = (await settlements(week)).body
  expect(rows).toMatchObject([
    {
      transactionKey: payment.lastTransactionKey,
      amount: 30_000,
      fees: [{ type: 'BASE', fee: 1020 }],
      supplyAmount: 927,
      vat: 93,
      payOutAmount: 28_980,
      approvedAt: '2026-11-21T12:00:00+09:00',
      soldDate: '2026-11-21', // a Saturday
      paidOutDate: '2026-11-24',
      card: { approveNo: '00000000' },
      cancel: null,
    },
    { amount: -10_000, payOutAmount: -9660, cancel: { cancelAmount: 10_000 } },
  ])
  const paidOut = await settlements('startDate=2026-11-24&endDate=2026-11-24&dateType=paidOutDate')
  expect(paidOut.body).toEqual(rows)
  expect((await settlements(`${week}&size=1&page=2`)).body).toEqual(rows.slice(1))
})

test.each([
  ['startDate=2026-11-21', 'INVALID_REQUIRED_PARAM'],
  ['startDate=2026-11-21T00:00:00&endDate=2026-11-22', 'INVALID_DATE'],
  [`${week}&dateType=today`, 'INVALID_REQUEST'],
  [`${week}&page=0`, 'INVALID_REQUEST'],
  [`${week}&size=5001`, 'EXCEED_MAX_QUERY_LIMIT'],
])('settlements of %s are refused with %s', async (query, code) => {
  expect((await settlements(query)).body.code).toBe(code)
})

test('a settlement can be asked for by hand', async () => {
  const { paymentKey } = await toss.approved(order)
  const ask = (key: string) =>
    toss.call<{ result: boolean } & TossError>('POST', '/v1/settlements', { paymentKey: key })
  expect((await ask(paymentKey)).body).toEqual({ result: true })
  expect((await ask('nothing')).body.code).toBe('NOT_FOUND_PAYMENT')
})
