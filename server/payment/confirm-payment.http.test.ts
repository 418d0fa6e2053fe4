/** What confirm does beyond refusing: further keys, declines and their repetition, late money, banked returns, free orders. */
import { afterEach, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
const operator = await app.newMember('operator')
afterEach(() => app.control('DELETE', '/faults'))

type Shown = { paymentKey: string; orderId: string; amount: number }

async function retried(order: TestOrder): Promise<TestOrder> {
  const { status, body } = await app.call<{ payment: { orderId: string } }>(
    'POST',
    `/api/orders/${order.id}/retry`,
    { as: order.buyer },
  )
  expect(status).toBe(200)
  return { ...order, tossOrderId: body.payment.orderId }
}
const statusOf = async (order: TestOrder) => (await app.orderRow(order.id)).status
const sync = (order: TestOrder) =>
  app.call('POST', `/api/admin/orders/${order.id}/sync`, { as: operator })
const back = (order: TestOrder, shown: Shown, more: Record<string, string> = {}) =>
  app.call(
    'GET',
    `/checkout/return?${new URLSearchParams({
      token: order.token,
      paymentKey: shown.paymentKey,
      orderId: shown.orderId,
      amount: String(shown.amount),
      ...more,
    })}`,
  )

describe('a decline', () => {
  test('is repeated to the same key without asking Toss, and another key of the same window may pay', async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    await app.fault('confirm', 'decline')
    const first = await app.confirm(order, shown)
    const again = await app.confirm(order, shown)
    expect([first.status, again.status]).toEqual([402, 402])
    expect(again.body).toMatchObject({ providerCode: 'REJECT_CARD_COMPANY' })
    expect(await app.asked('confirm', shown.paymentKey)).toHaveLength(1)
    const tab = await app.authenticate(order)
    expect((await app.confirm(order, tab)).status).toBe(200)
  })

  test('leaves the order open for a further attempt with a number of its own', async () => {
    const order = await app.newOrder()
    await app.fault('confirm', 'decline')
    await app.confirm(order, await app.authenticate(order))
    const second = await retried(order)
    expect(second.tossOrderId).toBe(`${order.number}-2`)
    expect((await app.confirm(second, await app.authenticate(second))).body.status).toBe('paid')
  })

  test('that may pass is asked again, under a key of its own', async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    await app.fault('confirm', 'error_before', { code: 'NOT_AVAILABLE_PAYMENT' })
    expect((await app.confirm(order, shown)).body.retryable).toBe(true)
    expect((await app.confirm(order, shown)).body.status).toBe('paid')
    const asked = await app.asked('confirm', shown.paymentKey)
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
  })
})

test('a confirm that is asked twice in a row answers the same ids, and says that it is a repetition', async () => {
  const order = await app.newPaidOrder()
  const again = await app.confirm(order, order)
  expect(again.body).toMatchObject({ replayed: true, status: 'paid', orderId: order.id })
})

test('a twin of a confirm in doubt waits for the outcome', async () => {
  const order = await app.newOrder()
  const shown = await app.authenticate(order)
  await app.fault('confirm', 'drop_after')
  expect((await app.confirm(order, shown)).status).toBe(202)
  const twin = app.confirm(order, shown)
  await app.work('the order to be paid', async () => (await statusOf(order)) === 'paid')
  const { status, body } = await twin
  expect([status, body.status, body.replayed]).toEqual([200, 'paid', true])
  expect(await app.asked('confirm', shown.paymentKey)).toHaveLength(1)
})

test('a confirm in doubt is settled by the buyer’s own reading of the result', async () => {
  const order = await app.newOrder()
  const shown = await app.authenticate(order)
  await app.fault('confirm', 'error_after')
  await app.confirm(order, shown)
  const { body } = await app.call('GET', `/api/checkout/result?orderId=${order.number}`, {
    as: order.buyer,
  })
  expect(body).toMatchObject({ status: 'paid', canRetry: false })
})

test('a session that runs out at Toss in doubt ends as failed, and only after a look by order id', async () => {
  const order = await app.newOrder()
  const shown = await app.authenticate(order)
  await app.fault('confirm', 'drop_before')
  expect((await app.confirm(order, shown)).status).toBe(202)
  app.advance(11 * 60)
  await app.work(
    'the attempt to fail',
    async () => (await app.orderRow(order.id)).paymentStatus === 'failed',
  )
  expect(await app.asked('confirm', shown.paymentKey)).toHaveLength(1)
  expect((await app.providersPayments(order.tossOrderId))[0]?.status).toBe('EXPIRED')
})

test('an order of ₩0 is paid at once, grants its course, and takes no payment', async () => {
  const productId = await app.newProduct({ kind: 'course', price: 0, stock: 3 })
  const buyer = await app.newMember()
  const items = [{ productId, quantity: 1 }]
  const { status, body } = await app.call('POST', '/api/checkout/initiate', {
    as: buyer,
    body: { items },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ status: 'paid', payment: null, totalAmount: 0 })
  expect(body.enrollments).toMatchObject([{ status: 'ENROLLED' }])
  expect(await app.stock(productId)).toBe(2)
  expect(await app.actions(String(body.orderId))).toEqual(['created', 'payment_success'])
  const again = await app.call('POST', '/api/checkout/initiate', { as: buyer, body: { items } })
  expect(again.body.code).toBe('E_ALREADY_ENROLLED')
})

describe('an order past its deadline', () => {
  async function expired() {
    const productId = await app.newProduct({ stock: 1 })
    const order = await app.newOrder({ items: [{ productId, quantity: 1 }] })
    await app.owner.query(sql`
      update checkout_order set expires_at = now() - interval '1 second' where id = ${order.id}::uuid`)
    await app.work('the deadline', async () => (await statusOf(order)) === 'cancelled')
    expect(await app.stock(productId)).toBe(1)
    return { productId, order, shown: await app.authenticate(order) }
  }

  test('is still confirmed where its pieces can be had again', async () => {
    const { productId, order, shown } = await expired()
    expect((await app.confirm(order, shown)).body.status).toBe('paid')
    expect(await app.stock(productId)).toBe(0)
  })

  test('gives its pieces back where Toss declines then', async () => {
    const { productId, order, shown } = await expired()
    await app.fault('confirm', 'decline')
    expect((await app.confirm(order, shown)).status).toBe(402)
    expect(await app.stock(productId)).toBe(1)
    expect(await app.orderRow(order.id)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'failed',
    })
  })
})

test('the key of another order’s payment charges nothing, and does not keep its order in doubt for ever', async () => {
  const paid = await app.newPaidOrder()
  const order = await app.newOrder({ buyer: paid.buyer })
  const { status } = await app.confirm(order, {
    paymentKey: paid.paymentKey,
    orderId: order.tossOrderId,
    amount: order.amount,
  })
  expect(status).toBe(202)
  app.advance(11 * 60)
  await app.work(
    'the attempt to fail',
    async () => (await app.orderRow(order.id)).paymentStatus === 'failed',
  )
  const [payment] = await app.providersPayments(paid.tossOrderId)
  expect(payment).toMatchObject({ status: 'DONE', balanceAmount: 10_000 })
  expect(await statusOf(paid)).toBe('paid')
})

describe('the buyer’s way back', () => {
  test('is written down once, and confirmed though no page ever runs', async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    for (let n = 1; n <= 3; n += 1) {
      const { status, headers } = await back(order, shown)
      expect(status).toBe(303)
      expect(headers.get('location')).toBe(
        `/checkout/result/${order.number}#t=${encodeURIComponent(order.token)}`,
      )
    }
    await app.work('the order to be paid', async () => (await statusOf(order)) === 'paid')
    expect(await app.actions(order.id)).toEqual([
      'created',
      'payment_initiated',
      'payment_returned',
      'payment_confirming',
      'payment_success',
    ])
    expect((await back(order, shown)).status).toBe(303)
    expect((await app.actions(order.id)).length).toBe(5)
  })

  test.each([
    ['another token', { token: 'x'.repeat(43) }],
    ['no token', { token: '' }],
    ['no payment key', { paymentKey: '' }],
    ['an amount that is none', { amount: '1e4' }],
    ['an order that is not there', { orderId: 'ORD-20260101-0000000' }],
  ])('with %s writes nothing', async (_, wrong) => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    const before = await app.moneyTables()
    const { status, headers } = await back(order, shown, wrong)
    expect([status, headers.get('location')]).toEqual([303, '/orders'])
    expect(await app.moneyTables()).toBe(before)
  })

  test('with another amount is written down, and never confirmed by itself', async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    await back(order, { ...shown, amount: shown.amount - 1 })
    const other = await app.newOrder()
    await back(other, await app.authenticate(other))
    app.advance(5)
    await app.work('the other order to be paid', async () => (await statusOf(other)) === 'paid')
    expect(await app.asked('confirm', shown.paymentKey)).toEqual([])
    const rows = await app.owner.query(sql`
      select status, returned_amount::int as amount, next_look_at as next from checkout_payment
      where order_id = ${order.id}::uuid`)
    expect(rows).toEqual([{ status: 'PENDING', amount: shown.amount - 1, next: null }])
  })

  test('waits while checkout is paused, and is confirmed when it is open again', async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    await app.pause(true)
    await back(order, shown)
    app.advance(3)
    await app.work('a try that was turned away', async () => {
      const row = await app.owner.one<{ later: boolean }>(sql`
        select next_look_at > returned_at + interval '4 seconds' as later from checkout_payment
        where order_id = ${order.id}::uuid`)
      return row.later
    })
    await app.pause(false)
    app.advance(6)
    await app.work('the order to be paid', async () => (await statusOf(order)) === 'paid')
  })
})

describe('late money', () => {
  /** Authenticated and written down, never confirmed, and closed by its deadline. */
  async function closedWithKey(wish: Parameters<typeof app.newOrder>[0] = {}) {
    const order = await app.newOrder(wish)
    const shown = await app.authenticate(order)
    await back(order, { ...shown, amount: shown.amount - 1 })
    await app.owner.query(sql`
      update checkout_order set expires_at = now() - interval '1 second' where id = ${order.id}::uuid`)
    await app.work('the deadline', async () => (await statusOf(order)) === 'cancelled')
    return { order, shown }
  }
  const refunded = (order: TestOrder) =>
    app.work('the money to be back', async () =>
      (await app.providersPayments(order.tossOrderId)).some(({ status }) => status === 'CANCELED'),
    )

  test('for an order past its deadline is honoured where its pieces are still there', async () => {
    const productId = await app.newProduct({ stock: 1 })
    const { order, shown } = await closedWithKey({ items: [{ productId, quantity: 1 }] })
    expect(await app.stock(productId)).toBe(1)
    await app.approveAtToss(shown)
    expect((await sync(order)).status).toBe(200)
    expect(await app.orderRow(order.id)).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
    expect(await app.stock(productId)).toBe(0)
  })

  test('is given back where its pieces are gone, and both ways are written down', async () => {
    const productId = await app.newProduct({ stock: 1 })
    const items = [{ productId, quantity: 1 }]
    const { order, shown } = await closedWithKey({ items })
    await app.newPaidOrder({ items })
    await app.approveAtToss(shown)
    await sync(order)
    await refunded(order)
    await app.work('the refund to be settled', async () =>
      (await app.actions(order.id)).includes('refunded'),
    )
    expect((await app.actions(order.id)).slice(-2)).toEqual(['late_payment', 'refunded'])
    expect(await app.orderRow(order.id)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refunded',
    })
    expect(await app.stock(productId)).toBe(0)
    const rows = await app.owner.query(sql`
      select kind, status, amount::int as amount from checkout_refund where order_id = ${order.id}::uuid`)
    expect(rows).toEqual([{ kind: 'late_money', status: 'succeeded', amount: 10_000 }])
  })

  test('for an order that its buyer gave up is given back', async () => {
    const productId = await app.newProduct({ stock: 5 })
    const order = await app.newOrder({ items: [{ productId, quantity: 1 }] })
    const shown = await app.authenticate(order)
    await back(order, { ...shown, amount: 1 })
    await app.call('POST', `/api/orders/${order.id}/cancel`, { as: order.buyer })
    await app.approveAtToss(shown)
    await sync(order)
    await refunded(order)
    expect(await app.stock(productId)).toBe(5)
  })

  test('of a second attempt, where the first has paid, is given back, and the order stays paid', async () => {
    const order = await app.newOrder()
    const late = await app.authenticate(order)
    await app.fault('confirm', 'error_before', { code: 'NOT_AVAILABLE_PAYMENT' })
    expect((await app.confirm(order, late)).status).toBe(402)
    const second = await retried(order)
    expect((await app.confirm(second, await app.authenticate(second))).body.status).toBe('paid')
    await app.approveAtToss(late)
    await sync(order)
    await refunded(order)
    await app.work('the refund to be settled', async () =>
      (await app.actions(order.id)).includes('refunded'),
    )
    expect(await app.orderRow(order.id)).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
    const rows = await app.owner.query(sql`
      select status, balance_amount::int as balance from checkout_payment
      where order_id = ${order.id}::uuid order by attempt`)
    expect(rows).toContainEqual({ status: 'REFUNDED', balance: 0 })
    expect(rows).toContainEqual({ status: 'SUCCESS', balance: 10_000 })
  })
})
