/** Every refusal of confirm, in the order of precedence: what is answered, and that no row about money changes. */
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused, type RefusalRow } from '../../test/support/refusals.ts'
import { type CallOptions, newKey, type TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
const stranger = await app.newMember()
const operator = await app.newMember('operator')

type Shown = { paymentKey: string; orderId: string; amount: number; token?: string }
type Row = Omit<RefusalRow, 'given'> & { given: () => Promise<CallOptions> }

/** A fresh order whose buyer has authenticated. */
async function ready(): Promise<{ order: TestOrder; shown: Shown }> {
  const order = await app.newOrder()
  return { order, shown: await app.authenticate(order) }
}
async function paid() {
  const order = await app.newPaidOrder()
  const { paymentKey, orderId, amount } = order
  return { order, shown: { paymentKey, orderId, amount } }
}
async function declined(code?: string) {
  const { order, shown } = await ready()
  await app.fault('confirm', 'decline', code === undefined ? {} : { code })
  expect((await app.confirm(order, shown)).status).toBe(402)
  return { order, shown }
}
/** Confirmed, and the answer lost. */
async function inDoubt() {
  const { order, shown } = await ready()
  await app.fault('confirm', 'drop_before')
  await app.fault('get', 'drop_before', { times: 50 })
  expect((await app.confirm(order, shown)).status).toBe(202)
  return { order, shown }
}
async function cancelled() {
  const { order, shown } = await ready()
  const { status } = await app.call('POST', `/api/orders/${order.id}/cancel`, { as: order.buyer })
  expect(status).toBe(200)
  return { order, shown }
}
/** Past its deadline, closed, and its only piece sold to somebody else. */
async function soldToAnother() {
  const productId = await app.newProduct({ stock: 1 })
  const order = await app.newOrder({ items: [{ productId, quantity: 1 }] })
  await app.owner.query(sql`
    select hanbeon_private.close_due_orders_v1(now() + interval '2 days', 1000, '{"by":"t","type":"t"}')`)
  await app.newOrder({ items: [{ productId, quantity: 1 }] })
  return { order, shown: await app.authenticate(order) }
}
const otherKey = (shown: Shown): Shown => ({ ...shown, paymentKey: `other-${newKey()}` })

const malformed: [string, unknown][] = [
  ['an amount that is text', '10000'],
  ['an amount with a fraction', 10_000.5],
  ['a negative amount', -1],
  ['no amount', undefined],
  ['an amount past every order', 1e15],
  ['an amount in a list', [10_000]],
]

const rows: Row[] = [
  ...malformed.map(
    ([name, amount]): Row => ({
      name: `${name} is malformed, even with no credential and for no order`,
      given: async () => ({ body: { paymentKey: 'k', orderId: 'none', amount } }),
      status: 400,
      code: 'E_INVALID_INPUT',
    }),
  ),
  {
    name: 'an empty payment key is malformed',
    given: async () => ({ body: { paymentKey: '', orderId: 'none', amount: 1 } }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'a NUL in a payment key is malformed',
    given: async () => ({ body: { paymentKey: 'a\0b', orderId: 'none', amount: 1 } }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'an Idempotency-Key that is too long is malformed',
    given: async () => {
      const { order, shown } = await ready()
      return { as: order.buyer, body: shown, headers: { 'idempotency-key': 'k'.repeat(301) } }
    },
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'a body that is not JSON is malformed',
    given: async () => ({ text: '{"paymentKey":' }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'another content type is not taken',
    given: async () => ({ text: 'a=b', headers: { 'content-type': 'text/plain' } }),
    status: 415,
    code: 'E_UNSUPPORTED_MEDIA_TYPE',
  },
  {
    name: 'a body over 64 KiB is not read',
    given: async () => ({ body: { paymentKey: 'x'.repeat(70_000) } }),
    status: 413,
    code: 'E_PAYLOAD_TOO_LARGE',
  },
  {
    name: 'no credential is forbidden, and the amount is not looked at',
    given: async () => ({ body: { ...(await ready()).shown, amount: 1 } }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'no credential is forbidden for an order that does not exist',
    given: async () => ({ body: { paymentKey: 'k', orderId: 'ORD-20260101-0000000', amount: 1 } }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'another member is forbidden, also on a paid order',
    given: async () => ({ as: stranger, body: (await paid()).shown }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'an operator has no more right than another member',
    given: async () => ({ as: operator, body: (await ready()).shown }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'a session that has ended is forbidden, whether or not the order exists',
    given: async () => {
      const as = await app.newMember()
      await app.owner.query(sql`delete from hanbeon_private.session where token = ${as.token}`)
      return { as, body: { paymentKey: 'k', orderId: 'ORD-20260101-0000000', amount: 1 } }
    },
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'a banned member is forbidden on the own order',
    given: async () => {
      const { order, shown } = await ready()
      await app.owner.query(
        sql`update hanbeon_private.member set banned = true where id = ${order.buyer.id}::uuid`,
      )
      return { as: order.buyer, body: shown }
    },
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'the token of another order is forbidden',
    given: async () => ({
      body: { ...(await ready()).shown, token: (await app.newOrder()).token },
    }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'a token is forbidden for an order that does not exist',
    given: async () => ({
      body: {
        paymentKey: 'k',
        orderId: 'ORD-20260101-0000000',
        amount: 1,
        token: (await app.newOrder()).token,
      },
    }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'a token is forbidden a day after the deadline',
    given: async () => {
      const { order, shown } = await ready()
      await app.owner.query(sql`
        update checkout_order set expires_at = now() - interval '25 hours' where id = ${order.id}::uuid`)
      return { body: { ...shown, token: order.token } }
    },
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'with a session, an unknown order is not found',
    given: async () => ({
      as: stranger,
      body: { paymentKey: 'k', orderId: 'ORD-20260101-0000000', amount: 1 },
    }),
    status: 404,
    code: 'E_ORDER_NOT_FOUND',
  },
  {
    name: 'the same Idempotency-Key with another body is a mismatch, even where the order is paid',
    given: async () => {
      const { order, shown } = await ready()
      const headers = { 'idempotency-key': newKey() }
      expect((await app.confirm(order, shown, { headers })).status).toBe(200)
      return { as: order.buyer, body: { ...shown, amount: shown.amount + 1 }, headers }
    },
    status: 422,
    code: 'E_IDEMPOTENCY_MISMATCH',
  },
  {
    name: 'an order paid by another key is paid, whatever the amount',
    given: async () => {
      const { order, shown } = await paid()
      return { as: order.buyer, body: { ...otherKey(shown), amount: 1 } }
    },
    status: 409,
    code: 'E_ORDER_ALREADY_PAID',
  },
  {
    name: 'an order that awaits the deposit of another key is paid',
    given: async () => {
      const order = await app.newOrder()
      const shown = await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' })
      expect((await app.confirm(order, shown)).status).toBe(200)
      return { as: order.buyer, body: otherKey(shown) }
    },
    status: 409,
    code: 'E_ORDER_ALREADY_PAID',
  },
  {
    name: 'an order that was paid and refunded is paid',
    given: async () => {
      const { order, shown } = await paid()
      expect((await app.refund(order, operator, { reason: '변심' })).status).toBe(200)
      return { as: order.buyer, body: otherKey(shown) }
    },
    status: 409,
    code: 'E_ORDER_ALREADY_PAID',
  },
  {
    name: 'while another key is in doubt, a payment is in progress, whatever the amount',
    given: async () => {
      const { order, shown } = await inDoubt()
      const body = { ...otherKey(shown), amount: 1 }
      // The first one has the resolver look; within 3 seconds nobody looks again.
      expect((await app.confirm(order, body)).status).toBe(409)
      return { as: order.buyer, body }
    },
    status: 409,
    code: 'E_PAYMENT_IN_PROGRESS',
    retryable: true,
    retryAfter: true,
  },
  {
    name: 'a key that was declined is declined again, before amount and pause',
    given: async () => {
      const { order, shown } = await declined()
      await app.pause(true)
      return { as: order.buyer, body: { ...shown, amount: 1 } }
    },
    status: 402,
    code: 'E_PAYMENT_DECLINED',
    providerCode: 'REJECT_CARD_COMPANY',
  },
  {
    name: 'a key whose session was over is over again',
    given: async () => {
      const { order, shown } = await ready()
      await app.fault('confirm', 'error_before', { code: 'NOT_FOUND_PAYMENT_SESSION' })
      expect((await app.confirm(order, shown)).status).toBe(410)
      return { as: order.buyer, body: shown }
    },
    status: 410,
    code: 'E_PAYMENT_SESSION_EXPIRED',
    providerCode: 'NOT_FOUND_PAYMENT_SESSION',
  },
  {
    name: 'another amount is a mismatch, before the pause and before a closed order',
    given: async () => {
      const { order, shown } = await cancelled()
      await app.pause(true)
      return { as: order.buyer, body: { ...shown, amount: shown.amount - 1 } }
    },
    status: 400,
    code: 'E_AMOUNT_MISMATCH',
  },
  {
    name: 'while checkout is paused nothing is confirmed, a closed order too',
    given: async () => {
      const { order, shown } = await cancelled()
      await app.pause(true)
      return { as: order.buyer, body: shown }
    },
    status: 503,
    code: 'E_CHECKOUT_PAUSED',
    retryable: true,
    retryAfter: true,
  },
  {
    name: 'an order that its buyer gave up is closed',
    given: async () => {
      const { order, shown } = await cancelled()
      return { as: order.buyer, body: shown }
    },
    status: 409,
    code: 'E_ORDER_CLOSED',
  },
  {
    name: 'past the deadline, where the pieces are gone, the payment session is over',
    given: async () => {
      const { order, shown } = await soldToAnother()
      return { as: order.buyer, body: shown }
    },
    status: 410,
    code: 'E_PAYMENT_SESSION_EXPIRED',
  },
  {
    name: 'a definite no of Toss is a decline',
    given: async () => {
      const { order, shown } = await ready()
      await app.fault('confirm', 'decline', { code: 'REJECT_CARD_PAYMENT' })
      return { as: order.buyer, body: shown }
    },
    status: 402,
    code: 'E_PAYMENT_DECLINED',
    providerCode: 'REJECT_CARD_PAYMENT',
    writes: true,
  },
  {
    name: 'a passing no of Toss is a decline that may be tried again',
    given: async () => {
      const { order, shown } = await ready()
      await app.fault('confirm', 'error_before', { code: 'NOT_AVAILABLE_BANK' })
      return { as: order.buyer, body: shown }
    },
    status: 402,
    code: 'E_PAYMENT_DECLINED',
    providerCode: 'NOT_AVAILABLE_BANK',
    retryable: true,
    writes: true,
  },
  {
    name: 'a payment session that Toss does not know is over',
    given: async () => {
      const { order, shown } = await ready()
      return { as: order.buyer, body: otherKey(shown) }
    },
    status: 410,
    code: 'E_PAYMENT_SESSION_EXPIRED',
    providerCode: 'NOT_FOUND_PAYMENT_SESSION',
    writes: true,
  },
  {
    name: 'a mistake in our own set-up is a provider that is down',
    given: async () => {
      const { order, shown } = await ready()
      await app.fault('confirm', 'error_before', { code: 'UNAUTHORIZED_KEY' })
      return { as: order.buyer, body: shown }
    },
    status: 503,
    code: 'E_PROVIDER_DOWN',
    providerCode: 'UNAUTHORIZED_KEY',
    retryable: true,
    retryAfter: true,
    writes: true,
  },
]

describe('confirm refuses', () => {
  test.each(rows)('$name', (row) =>
    expectRefused(app, {
      ...row,
      given: async () => ({ path: '/api/checkout/confirm', ...(await row.given()) }),
    }),
  )
})
