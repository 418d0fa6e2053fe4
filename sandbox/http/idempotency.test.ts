import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox } from '../index.ts'
import { basic, clientOf } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const key = { 'idempotency-key': 'key-1' }
const fifteenDays = 15 * 86_400

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox({ seed: 'idempotency' }).fetch)
})

test('the same key gets the first answer again, byte for byte, and nothing happens twice', async () => {
  const { paymentKey } = await toss.approved(order)
  const input = { cancelReason: '변심', cancelAmount: 1000 }
  const first = await toss.cancel(paymentKey, input, key)
  const second = await toss.cancel(paymentKey, { ...input, cancelAmount: 2000 }, key)
  expect(second.text).toBe(first.text)
  expect(second.headers.get('idempotency-key')).toBe('key-1')
  expect((await toss.get(paymentKey)).body.balanceAmount).toBe(9000)
})

test('a refusal is bound to the key too, even when the body is mended', async () => {
  const paymentKey = await toss.newPayment(order)
  const wrong = await toss.confirm({ paymentKey, ...order, amount: 1 }, key)
  const mended = await toss.confirm({ paymentKey, ...order }, key)
  expect([wrong.status, mended.status, mended.text]).toEqual([400, 400, wrong.text])
  expect(
    (await toss.confirm({ paymentKey, ...order }, { 'idempotency-key': 'key-2' })).status,
  ).toBe(200)
})

test('one URL has one space of keys: another payment with the same key gets the first one’s answer', async () => {
  const first = await toss.newPayment(order)
  const second = await toss.newPayment({ ...order, orderId: 'ORD-other' })
  await toss.confirm({ paymentKey: first, ...order }, key)
  const reply = await toss.confirm(
    { paymentKey: second, orderId: 'ORD-other', amount: 10_000 },
    key,
  )
  expect(reply.body.paymentKey).toBe(first)
})

test('another URL or another API key is another space', async () => {
  const paymentKey = await toss.newPayment(order)
  const widget = { ...key, authorization: basic(merchants.widget.secretKey) }
  expect((await toss.confirm({ paymentKey: 'nothing', ...order }, widget)).status).toBe(404)
  expect((await toss.confirm({ paymentKey, ...order }, key)).status).toBe(200)
  expect((await toss.cancel(paymentKey, { cancelReason: '변심' }, key)).body.status).toBe(
    'CANCELED',
  )
})

test('while the first runs the second is told to wait, and then gets its answer', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'delay', delayMs: 50 })
  const first = toss.confirm({ paymentKey, ...order }, key)
  await Promise.resolve()
  const early = await toss.confirm({ paymentKey, ...order }, key)
  expect([early.status, early.body.code]).toEqual([409, 'IDEMPOTENT_REQUEST_PROCESSING'])
  const { text } = await first
  expect((await toss.confirm({ paymentKey, ...order }, key)).text).toBe(text)
})

test('a key lives for fifteen days', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.confirm({ paymentKey, ...order }, key)
  await toss.advance(fifteenDays - 1)
  expect((await toss.confirm({ paymentKey, ...order }, key)).status).toBe(200)
  await toss.advance(1)
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.code).toBe(
    'ALREADY_PROCESSED_PAYMENT',
  )
})

test('300 characters are allowed, 301 are not', async () => {
  const paymentKey = await toss.newPayment(order)
  const long = await toss.confirm({ paymentKey, ...order }, { 'idempotency-key': 'k'.repeat(301) })
  expect([long.status, long.body.code]).toEqual([400, 'INVALID_IDEMPOTENCY_KEY'])
  const fits = await toss.confirm({ paymentKey, ...order }, { 'idempotency-key': 'k'.repeat(300) })
  expect(fits.status).toBe(200)
})

test('a GET pays no heed to a key', async () => {
  const paymentKey = await toss.newPayment(order)
  expect((await toss.get(paymentKey, key)).body.status).toBe('IN_PROGRESS')
  await toss.confirm({ paymentKey, ...order })
  expect((await toss.get(paymentKey, key)).body.status).toBe('DONE')
})

test.each([
  [false, 'ALREADY_PROCESSED_PAYMENT'],
  [true, 'FAILED_INTERNAL_SYSTEM_PROCESSING'],
])('an answer of 500 is kept: %s', async (storeServerErrors, code) => {
  toss = clientOf(createSandbox({ readings: { storeServerErrors } }).fetch)
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'error_after' })
  expect((await toss.confirm({ paymentKey, ...order }, key)).status).toBe(500)
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.code).toBe(code)
})
