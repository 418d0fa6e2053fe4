/** Confirm, initiate and refund too often, from another site, or twice at once: turned away, and nothing is written. */
import { expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused } from '../../test/support/refusals.ts'
import { type CallOptions, newKey } from '../../test/support/shop.ts'

const database = await createTestDatabase()
const app = await createTestApp(database)
const limited = await createTestApp(database, {
  env: { HANBEON_RATE_LIMITS: 'confirm=1/h,initiate=1/h,refund=1/h' },
})
const operator = await app.newMember('operator')
const order = await app.newOrder()
const paid = await app.newPaidOrder()
const wrong = { paymentKey: 'k', orderId: order.tossOrderId, amount: 1 }

const routes: [string, string, () => CallOptions][] = [
  ['confirm', '/api/checkout/confirm', () => ({ as: order.buyer, body: wrong })],
  ['initiate', '/api/checkout/initiate', () => ({ as: order.buyer, body: { items: [] } })],
  [
    'a refund',
    `/api/admin/orders/${paid.id}/refund`,
    () => ({ as: operator, body: {}, headers: { 'idempotency-key': newKey() } }),
  ],
]

test.each(routes)('%s past its limit is told when to come back', async (_, path, asked) => {
  expect((await limited.call('POST', path, asked())).status).toBe(400)
  await expectRefused(limited, {
    name: path,
    given: async () => ({ path, ...asked() }),
    status: 429,
    code: 'E_RATE_LIMIT',
    retryable: true,
    retryAfter: true,
  })
})

test.each(routes)('%s with a cookie from another site is forbidden', async (_, path, asked) => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', cookie: 'hanbeon.session=x' },
    { origin: 'https://evil.example', cookie: 'hanbeon.session=x' },
  ]
  for (const headers of foreign) {
    await expectRefused(app, {
      name: path,
      given: async () => ({ path, body: asked().body, headers }),
      status: 403,
      code: 'E_FORBIDDEN',
    })
  }
})

test('a refund whose twin with the same key still runs is in flight', async () => {
  const key = newKey()
  const body = { reason: '변심', amount: 1000 }
  await app.fault('cancel', 'delay', { delayMs: 500 })
  const [first, second] = await Promise.all([
    app.refund(paid, operator, body, key),
    expect
      .poll(async () => (await app.asked('cancel', paid.paymentKey)).length)
      .toBe(1)
      .then(() => app.refund(paid, operator, body, key)),
  ])
  expect(first.status).toBe(200)
  expect([second.status, second.body.code]).toEqual([409, 'E_IDEMPOTENCY_IN_FLIGHT'])
  expect(second.headers.has('retry-after')).toBe(true)
})
