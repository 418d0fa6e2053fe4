import { beforeEach, expect, test } from 'vitest'
import { createSandbox, type SandboxOptions } from '../index.ts'
import { clientOf, type TossError } from '../test-client.ts'

const noon = Date.parse('2026-11-21T03:00:00Z')
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

let toss: ReturnType<typeof clientOf>
const start = (options: SandboxOptions = {}) => {
  toss = clientOf(createSandbox({ now: () => noon, seed: 'limits', ...options }).fetch)
}
beforeEach(() => start())

test('so many requests a minute on each path, and no more', async () => {
  start({ requestsPerMinute: 3 })
  for (let n = 0; n < 3; n++) expect((await toss.get('tsbx_any')).status).toBe(404)
  const late = await toss.get('tsbx_other')
  expect([late.status, late.body.code]).toEqual([429, 'TOO_MANY_REQUESTS'])
  expect(late.headers.get('retry-after')).toBeNull()
  expect((await toss.getByOrder('ORD-other')).status).toBe(404)
  await toss.advance(60)
  expect((await toss.get('tsbx_any')).status).toBe(404)
})

test('the other reading of the limit has another code, and says when to come back', async () => {
  start({
    requestsPerMinute: 1,
    readings: { rateLimitCode: 'FORBIDDEN_CONSECUTIVE_REQUEST', retryAfterHeader: true },
  })
  await toss.get('tsbx_any')
  const late = await toss.get('tsbx_any')
  expect([late.status, late.body.code]).toEqual([403, 'FORBIDDEN_CONSECUTIVE_REQUEST'])
  expect(late.headers.get('retry-after')).toBe('60')
})

test('two confirms of one payment at the same time: the second is told so, whatever its key', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'delay', delayMs: 50 })
  const confirm = (key: string) =>
    toss.confirm({ paymentKey, ...order }, { 'idempotency-key': key })
  const first = confirm('one')
  await Promise.resolve()
  const second = await confirm('two')
  expect([second.status, second.body.code]).toEqual([400, 'ALREADY_PROCESSING_REQUEST'])
  expect((await first).body.status).toBe('DONE')
  expect((await confirm('three')).body.code).toBe('ALREADY_PROCESSED_PAYMENT')
})

test('where the reading says so, both run side by side and the later one finds it done', async () => {
  start({ readings: { simultaneousConfirm: 'side_by_side' } })
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'delay', delayMs: 50 })
  const first = toss.confirm({ paymentKey, ...order })
  await Promise.resolve()
  expect((await toss.confirm({ paymentKey, ...order })).body.status).toBe('DONE')
  expect((await first).body.code).toBe('ALREADY_PROCESSED_PAYMENT')
})

test('the API version is the merchant’s: widget keys stay at 2022-11-16', async () => {
  start({ apiVersion: '2024-06-01' })
  expect((await toss.approved(order)).version).toBe('2024-06-01')
  const { body } = await toss.call<{ secretKey: string }>('GET', '/sandbox/keys?family=widget')
  const authorization = `Basic ${Buffer.from(`${body.secretKey}:`).toString('base64')}`
  const paymentKey = await toss.newPayment(order)
  const confirmed = await toss.confirm({ paymentKey, ...order }, { authorization })
  expect(confirmed.body.version).toBe('2022-11-16')
})

test('a payment nobody has confirmed cannot be looked up, where the reading says so', async () => {
  start({ readings: { lookupUnconfirmed: 'NOT_FOUND_PAYMENT' } })
  const paymentKey = await toss.newPayment(order)
  expect((await toss.get(paymentKey)).body.code).toBe('NOT_FOUND_PAYMENT')
  await toss.confirm({ paymentKey, ...order })
  expect((await toss.get(paymentKey)).status).toBe(200)
})

test.each(['newest', 'oldest'] as const)('by order id, the %s may be shown', async (reading) => {
  start({ readings: { lookupByOrder: reading } })
  const keys = [await toss.newPayment(order), await toss.newPayment(order)]
  await toss.confirm({ paymentKey: keys[reading === 'newest' ? 0 : 1], ...order })
  const shown = (await toss.getByOrder(order.orderId)).body.paymentKey
  expect(shown).toBe(keys[reading === 'newest' ? 1 : 0])
})

test('after its 15 days a key runs again, or stays bound', async () => {
  for (const [reading, status] of [
    ['runs_again', 403],
    ['still_bound', 200],
  ] as const) {
    start({ readings: { idempotencyAfter15Days: reading } })
    const { paymentKey } = await toss.approved(order)
    const key = { 'idempotency-key': 'old' }
    const input = { cancelReason: '변심', cancelAmount: 9000 }
    await toss.cancel(paymentKey, input, key)
    await toss.advance(15 * 86_400)
    expect((await toss.cancel(paymentKey, input, key)).status).toBe(status)
  }
})

test('a transfer pays at most 10,000,000 won', async () => {
  const large = { orderId: 'ORD-large', amount: 10_000_001 }
  const paymentKey = await toss.newPayment({ ...large, method: 'TRANSFER' })
  const reply = await toss.confirm({ paymentKey, ...large })
  expect(reply.body.code).toBe('EXCEEDS_TRANSFER_AMOUNT_MAXIMUM')
})

test('a payment key of more than 200 characters is none', async () => {
  expect((await toss.get('x'.repeat(201))).body.code).toBe('INVALID_PAYMENT_KEY')
})

test('every POST binds its answer to its idempotency key', async () => {
  const key = { 'idempotency-key': 'twice' }
  for (const path of [
    '/v1/payments/key-in',
    '/v1/virtual-accounts',
    '/v1/billing/authorizations/issue',
    '/v1/billing/authorizations/card',
    `/v1/billing/${'A'.repeat(43)}=`,
    '/v1/cash-receipts',
    '/v1/cash-receipts/x/cancel',
    '/v1/settlements',
  ]) {
    const first = await toss.call<TossError>('POST', path, { amount: 'x' }, key)
    const second = await toss.call<TossError>('POST', path, {}, key)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(second.headers.get('idempotency-key')).toBe('twice')
  }
  const { requests } = (
    await toss.call<{ requests: { replayed: boolean }[] }>('GET', '/sandbox/requests?limit=16')
  ).body
  expect(requests.filter((each) => each.replayed)).toHaveLength(8)
})
