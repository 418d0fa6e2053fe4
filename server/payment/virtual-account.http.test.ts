/** A virtual account: issued, deposited into, run out, closed before an order goes on. */
import { afterEach, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
afterEach(() => app.control('DELETE', '/faults'))

async function issued(wish: Parameters<typeof app.newOrder>[0] = {}) {
  const order = await app.newOrder(wish)
  const shown = await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' })
  const reply = await app.confirm(order, shown)
  return { order, shown, reply }
}
const deposit = (order: TestOrder) =>
  app.control('POST', `/virtual-accounts/${order.tossOrderId}/deposit`, {})
const act = (order: TestOrder, verb: 'cancel' | 'retry') =>
  app.call<{ status: string; payment: { orderId: string } }>(
    'POST',
    `/api/orders/${order.id}/${verb}`,
    { as: order.buyer },
  )
const atToss = async (order: TestOrder) =>
  (await app.providersPayments(order.tossOrderId))[0]?.status
const statusOf = async (order: TestOrder) => (await app.orderRow(order.id)).status

test('is a success of its own: where to pay, until when, and places that wait', async () => {
  const productId = await app.newProduct({ kind: 'course', stock: 2 })
  const { order, shown, reply } = await issued({ items: [{ productId, quantity: 1 }] })
  expect(reply.status).toBe(200)
  expect(reply.body).toMatchObject({
    status: 'pending_payment',
    paymentStatus: 'pending',
    replayed: false,
    payment: { status: 'WAITING_FOR_DEPOSIT', method: '가상계좌', paymentKey: shown.paymentKey },
    virtualAccount: { amount: 10_000, accountNumber: expect.stringMatching(/^X?\d+$/) },
    enrollments: [{ status: 'PENDING' }],
  })
  const again = await app.confirm(order, shown)
  expect(again.body).toEqual({ ...reply.body, replayed: true })
  const { same } = await app.owner.one<{ same: boolean }>(sql`
    select o.expires_at = p.due_at as same from checkout_order o
    join checkout_payment p on p.id = o.active_payment_id where o.id = ${order.id}::uuid`)
  expect(same).toBe(true)
  expect(await app.stock(productId)).toBe(1)
})

test('a deposit is seen when somebody reads the order', async () => {
  const { order } = await issued()
  await deposit(order)
  const { body } = await app.call('GET', `/api/orders/${order.id}`, { as: order.buyer })
  expect(body).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
})

test('a deposit is seen by the worker, and opens the course', async () => {
  const productId = await app.newProduct({ kind: 'course', stock: 2 })
  const { order } = await issued({ items: [{ productId, quantity: 1 }] })
  await deposit(order)
  app.advance(61, 'ours')
  await app.work('the order to be paid', async () => (await statusOf(order)) === 'paid')
  const rows = await app.owner.query(
    sql`select status from enrollments where order_id = ${order.id}::uuid`,
  )
  expect(rows).toEqual([{ status: 'ENROLLED' }])
  expect(await app.actions(order.id)).toEqual([
    'created',
    'payment_initiated',
    'payment_confirming',
    'deposit_awaited',
    'payment_success',
  ])
})

test('without a deposit until its deadline the order closes, and the pieces come back', async () => {
  const productId = await app.newProduct({ stock: 5 })
  const { order } = await issued({ items: [{ productId, quantity: 2 }] })
  // The forty minutes of an unpaid order do not count any more.
  app.advance(3600)
  const other = await app.newOrder()
  await app.owner.query(
    sql`update checkout_order set expires_at = now() where id = ${other.id}::uuid`,
  )
  await app.work('another deadline', async () => (await statusOf(other)) === 'cancelled')
  expect([await statusOf(order), await app.stock(productId)]).toEqual(['pending_payment', 3])
  app.advance(8 * 86_400)
  await app.work('the deadline', async () => (await statusOf(order)) === 'cancelled')
  expect(await app.orderRow(order.id)).toMatchObject({
    paymentStatus: 'failed',
    closedReason: 'expired',
  })
  expect(await app.stock(productId)).toBe(5)
})

test('cancel first closes the account at Toss', async () => {
  const productId = await app.newProduct({ kind: 'course', stock: 2 })
  const { order } = await issued({ items: [{ productId, quantity: 1 }] })
  expect((await act(order, 'cancel')).status).toBe(200)
  expect([await atToss(order), await statusOf(order)]).toEqual(['CANCELED', 'cancelled'])
  expect(await app.stock(productId)).toBe(2)
  const rows = await app.owner.query(
    sql`select status from enrollments where order_id = ${order.id}::uuid`,
  )
  expect(rows).toEqual([{ status: 'CANCELLED' }])
})

test('retry first closes the account at Toss, and a card may pay then', async () => {
  const { order } = await issued()
  const { status, body } = await act(order, 'retry')
  expect([status, body.payment.orderId]).toEqual([200, `${order.number}-2`])
  expect(await atToss(order)).toBe('CANCELED')
  const second = { ...order, tossOrderId: body.payment.orderId }
  const paid = await app.confirm(second, await app.authenticate(second))
  expect(paid.body.status).toBe('paid')
  expect((await app.asked('cancel', order.tossOrderId)).length).toBeLessThanOrEqual(1)
})

test.each(['cancel', 'retry'] as const)(
  'where Toss does not confirm the closing, %s changes nothing',
  async (verb) => {
    const { order, shown } = await issued()
    await app.fault('cancel', 'drop_before', { times: 1000 })
    const { status } = await act(order, verb)
    expect(status).toBe(202)
    expect(await statusOf(order)).toBe('pending_payment')
    expect(await atToss(order)).toBe('WAITING_FOR_DEPOSIT')
    const rows = await app.owner.query(
      sql`select status from checkout_payment where order_id = ${order.id}::uuid`,
    )
    expect(rows).toEqual([{ status: 'WAITING_FOR_DEPOSIT' }])
    expect((await app.confirm(order, shown)).status).toBe(200)
  },
)

test('a closing whose answer was lost is found, and the order goes on', async () => {
  const { order } = await issued()
  await app.fault('cancel', 'drop_after')
  const first = await act(order, 'cancel')
  expect([200, 202]).toContain(first.status)
  await app.work('the account to be closed', async () => {
    const { status } = await app.owner.one<{ status: string }>(
      sql`select status from checkout_payment where order_id = ${order.id}::uuid`,
    )
    return status === 'EXPIRED'
  })
  expect((await act(order, 'cancel')).status).toBe(200)
  expect(await statusOf(order)).toBe('cancelled')
})

test('a deposit that comes while the buyer cancels wins: the order is paid, and nothing goes back', async () => {
  const { order } = await issued()
  await deposit(order)
  const { status } = await act(order, 'cancel')
  expect([202, 409]).toContain(status)
  app.advance(61, 'ours')
  await app.work('the order to be paid', async () => (await statusOf(order)) === 'paid')
  expect((await app.providersPayments(order.tossOrderId))[0]).toMatchObject({
    status: 'DONE',
    balanceAmount: 10_000,
  })
})
