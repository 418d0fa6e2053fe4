import { expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'
import type { LoggedRequest } from './request-log.ts'

const orderAt = (n: number) => ({ orderId: `ORD-${n}-bounded`, amount: 1000 })

test('the oldest payment makes room for the newest', async () => {
  const toss = clientOf(createSandbox({ maxPayments: 3 }).fetch)
  for (let n = 1; n <= 5; n++) await toss.newPayment(orderAt(n))
  const { body } = await toss.call<{ payments: { orderId: string }[] }>('GET', '/sandbox/payments')
  expect(body.payments.map((p) => p.orderId)).toEqual([5, 4, 3].map((n) => orderAt(n).orderId))
  expect((await toss.getByOrder(orderAt(1).orderId)).status).toBe(404)
})

test('the oldest idempotency key makes room too', async () => {
  const toss = clientOf(createSandbox({ maxIdempotencyKeys: 1 }).fetch)
  const input = { paymentKey: 'nothing', ...orderAt(1) }
  await toss.confirm(input, { 'idempotency-key': 'old' })
  await toss.confirm(input, { 'idempotency-key': 'new' })
  const { body } = await toss.call<{ requests: LoggedRequest[] }>('GET', '/sandbox/requests')
  expect(body.requests.map((r) => r.replayed)).toEqual([false, false])
  await toss.confirm(input, { 'idempotency-key': 'new' })
  await toss.confirm(input, { 'idempotency-key': 'old' })
  const after = await toss.call<{ requests: LoggedRequest[] }>('GET', '/sandbox/requests?limit=2')
  expect(after.body.requests.map((r) => r.replayed)).toEqual([false, true])
})

test('requests are listed newest first, parsed, and without the secret', async () => {
  const toss = clientOf(createSandbox({ maxRequests: 2 }).fetch)
  await toss.get('tsbx_first')
  await toss.confirm('{"broken"', { 'idempotency-key': 'k' })
  await toss.call('GET', '/v1/nowhere?a=1')
  const { body, text } = await toss.call<{ requests: LoggedRequest[] }>('GET', '/sandbox/requests')
  expect(body.requests).toMatchObject([
    { operation: 'unknown', method: 'GET', path: '/v1/nowhere?a=1', status: 404, body: null },
    {
      operation: 'confirm',
      path: '/v1/payments/confirm',
      headers: { authorization: '***', 'idempotency-key': 'k' },
      body: '{"broken"',
      status: 400,
      response: { code: 'INVALID_REQUEST' },
    },
  ])
  expect(body.requests).toHaveLength(2)
  expect(text).not.toContain('Basic')
})

test.each(['0', '201', 'x', '1.5'])('a limit of %s is refused', async (limit) => {
  const toss = clientOf(createSandbox().fetch)
  expect((await toss.call('GET', `/sandbox/requests?limit=${limit}`)).status).toBe(400)
})
