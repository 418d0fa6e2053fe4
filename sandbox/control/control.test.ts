import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox().fetch)
})

test('it says that it is alive', async () => {
  expect((await toss.call('GET', '/sandbox/healthz')).body).toMatchObject({
    status: 'ok',
    pid: process.pid,
  })
})

test.each([
  ['', merchants.window],
  ['?family=window', merchants.window],
  ['?family=widget', merchants.widget],
])('GET /sandbox/keys%s gives one matched pair', async (query, { clientKey, secretKey }) => {
  expect((await toss.call('GET', `/sandbox/keys${query}`)).body).toEqual({ clientKey, secretKey })
})

test('the pairs look like Toss’s own, each of its family', async () => {
  expect(merchants.window.clientKey).toMatch(/^test_ck_/)
  expect(merchants.window.secretKey).toMatch(/^test_sk_/)
  expect(merchants.widget.clientKey).toMatch(/^test_gck_/)
  expect(merchants.widget.secretKey).toMatch(/^test_gsk_/)
  for (const { mId } of Object.values(merchants)) expect(mId.length).toBeLessThanOrEqual(14)
})

test('a payment comes authenticated, and the same order again is another one', async () => {
  const reply = await toss.call<{ paymentKey: string }>('POST', '/sandbox/payments', order)
  expect(reply.status).toBe(201)
  expect(Object.keys(reply.body)).toEqual(['paymentKey'])
  expect((await toss.get(reply.body.paymentKey)).body).toMatchObject({
    status: 'IN_PROGRESS',
    method: '카드',
    approvedAt: null,
  })
  expect(await toss.newPayment(order)).not.toBe(reply.body.paymentKey)
})

test.each([
  [{}],
  [{ orderId: order.orderId }],
  [{ ...order, amount: 0 }],
  [{ ...order, amount: 1.5 }],
  [{ ...order, amount: '1000' }],
  [{ ...order, orderId: 'short' }],
  [{ ...order, orderId: 'x'.repeat(65) }],
  [{ ...order, orderId: '주문번호입니다' }],
  [{ ...order, method: 'BARTER' }],
])('POST /sandbox/payments with %j is refused', async (input) => {
  const reply = await toss.call<{ code: string }>('POST', '/sandbox/payments', input)
  expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST'])
})

test('a deposit needs a virtual account', async () => {
  const path = `/sandbox/virtual-accounts/${order.orderId}/deposit`
  expect((await toss.call('POST', path)).status).toBe(404)
  await toss.approved(order)
  expect((await toss.call('POST', path)).status).toBe(404)
})

test('the depositor may have another name', async () => {
  await toss.approved({ ...order, method: '가상계좌', customerName: '김구매' })
  const path = `/sandbox/virtual-accounts/${order.orderId}/deposit`
  const { body } = await toss.call('POST', path, { depositorName: '김부모' })
  expect(body).toMatchObject({
    status: 'DONE',
    virtualAccount: { customerName: '김구매', depositorName: '김부모' },
  })
})

test.each([{}, { advanceSeconds: -1 }, { advanceSeconds: '60' }])(
  'the clock cannot be moved by %j',
  async (input) => {
    expect((await toss.call('POST', '/sandbox/clock', input)).status).toBe(400)
  },
)

test('the clock moves forward, and payments with it', async () => {
  const before = await toss.newPayment(order)
  expect((await toss.advance(3600)).body).toMatchObject({ offsetSeconds: 3600 })
  expect((await toss.get(before)).body.status).toBe('EXPIRED')
  const after = await toss.newPayment(order)
  expect((await toss.confirm({ paymentKey: after, ...order })).status).toBe(200)
})

test('a reset forgets payments, keys, faults, requests and the moved clock', async () => {
  const paymentKey = await toss.newPayment(order)
  const key = { 'idempotency-key': 'key-1' }
  await toss.confirm({ paymentKey: 'nothing', ...order }, key)
  await toss.fault({ operation: 'get', mode: 'error_before' })
  await toss.advance(60)
  await toss.call('POST', '/sandbox/reset')
  expect((await toss.call('GET', '/sandbox/requests')).body).toEqual({ requests: [] })
  expect((await toss.get(paymentKey)).body.code).toBe('NOT_FOUND_PAYMENT')
  const fresh = await toss.newPayment(order)
  expect((await toss.confirm({ paymentKey: fresh, ...order }, key)).status).toBe(200)
})

test('what does not exist under the control API says so', async () => {
  expect((await toss.call('GET', '/sandbox/nothing')).status).toBe(404)
})
