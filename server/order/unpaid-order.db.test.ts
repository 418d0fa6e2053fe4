/** retry and cancel: what they do to an unpaid order, and how they find out first whether money has been taken. */
import { afterEach, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
afterEach(() => app.control('DELETE', '/faults'))

const act = (order: TestOrder, verb: 'cancel' | 'retry', id = order.id) =>
  app.call<{ code?: string; expiresAt: string; payment: { orderId: string; successUrl: string } }>(
    'POST',
    `/api/orders/${id}/${verb}`,
    { as: order.buyer },
  )

test('cancel gives the pieces back once, however often it is asked, by id and by number', async () => {
  const productId = await app.newProduct({ stock: 5 })
  const order = await app.newOrder({ items: [{ productId, quantity: 2 }] })
  expect(await app.stock(productId)).toBe(3)
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => act(order, 'cancel', n % 2 ? order.id : order.number)),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(await app.stock(productId)).toBe(5)
  expect(await app.orderRow(order.id)).toEqual({
    status: 'cancelled',
    paymentStatus: 'failed',
    closedReason: 'buyer',
  })
  expect(await app.actions(order.id)).toEqual(['created', 'payment_initiated', 'cancelled'])
})

test('retry keeps deadline, price and pieces, and the first attempt may still pay', async () => {
  const productId = await app.newProduct({ stock: 5 })
  const order = await app.newOrder({ items: [{ productId, quantity: 1 }] })
  const { before } = await app.owner.one<{ before: Date }>(
    sql`select expires_at as before from checkout_order where id = ${order.id}::uuid`,
  )
  for (const n of [2, 3]) {
    const { status, body } = await act(order, 'retry')
    expect([status, body.payment.orderId]).toEqual([200, `${order.number}-${n}`])
    expect(new Date(body.expiresAt)).toEqual(before)
  }
  expect(await app.stock(productId)).toBe(4)
  expect((await app.confirm(order, await app.authenticate(order))).body.status).toBe('paid')
  expect((await act(order, 'retry')).body.code).toBe('E_ORDER_ALREADY_PAID')
})

test.each(['cancel', 'retry'] as const)(
  '%s of an order in doubt asks Toss first, and finds it paid',
  async (verb) => {
    const order = await app.newOrder()
    await app.fault('confirm', 'drop_after')
    expect((await app.confirm(order, await app.authenticate(order))).status).toBe(202)
    const { status, body } = await act(order, verb)
    expect([status, body.code]).toEqual([409, 'E_ORDER_ALREADY_PAID'])
    expect(await app.orderRow(order.id)).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
  },
)

test('of 20 cancels and confirms at once one wins, and the pieces agree with it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const productId = await app.newProduct({ stock: 5 })
    const order = await app.newOrder({ items: [{ productId, quantity: 1 }] })
    const shown = await app.authenticate(order)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === round % 2 ? act(order, 'cancel') : app.confirm(order, shown),
      ),
    )
    const { status } = await app.orderRow(order.id)
    const [payment] = await app.providersPayments(order.tossOrderId)
    expect([
      ['paid', 'DONE', 4],
      ['cancelled', 'IN_PROGRESS', 5],
    ]).toContainEqual([status, payment?.status, await app.stock(productId)])
  }
})
