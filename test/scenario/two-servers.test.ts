/** Two servers on one database, as behind a load balancer: together they do each thing once. */
import { afterAll, expect, test } from 'vitest'
import { sql } from '../../server/platform/sql.ts'
import { createTestDatabase } from '../support/database.ts'
import { startSandbox } from '../support/sandbox.ts'
import { startTwoServers } from '../support/server.ts'
import { newKey, shopAt } from '../support/shop.ts'

const { owner, ownerUrl, serverUrl } = await createTestDatabase()
const sandbox = await startSandbox()
const [one, two] = await startTwoServers({ ownerUrl, serverUrl, sandbox })
afterAll(() => Promise.all([one.close(), two.close(), sandbox.close()]))

const shop = shopAt(one.url, { owner, control: sandbox.control })
const other = shopAt(two.url, { owner, control: sandbox.control })
/** The n-th caller's server. */
const at = (n: number) => (n % 2 === 0 ? shop : other)
const many = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))
const operator = await shop.newMember('operator')

/** How often each answer was given: `200`, `409 E_OUT_OF_STOCK` … */
function tally(replies: { status: number; body: Record<string, unknown> }[]) {
  const counts: Record<string, number> = {}
  for (const { status, body } of replies) {
    const name = typeof body.code === 'string' ? `${status} ${body.code}` : `${status}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('50 confirms of one order at once ask Toss once and get the same ids', async () => {
  const order = await shop.newOrder()
  const shown = await shop.authenticate(order)
  const replies = await many(50, (n) =>
    n % 5 === 4
      ? at(n).call('POST', '/api/checkout/confirm', { body: { ...shown, token: order.token } })
      : at(n).confirm(order, shown),
  )
  expect(tally(replies)).toEqual({ 200: 50 })
  const ids = replies.map(({ body }) => {
    const { id } = body.payment as { id: string }
    return `${body.orderId} ${id} ${body.status} ${body.paymentStatus} ${body.paidAt}`
  })
  expect(new Set(ids).size).toBe(1)
  expect(replies.filter(({ body }) => body.replayed === false)).toHaveLength(1)
  expect(await shop.asked('confirm', shown.paymentKey)).toHaveLength(1)
  expect(await shop.actions(order.id)).toEqual([
    'created',
    'payment_initiated',
    'payment_confirming',
    'payment_success',
  ])
})

test('of two attempts of one order, confirmed at once, one is charged: 20 times of 20', async () => {
  for (let round = 1; round <= 20; round += 1) {
    const order = await shop.newOrder()
    const { body } = await shop.call<{ payment: { orderId: string } }>(
      'POST',
      `/api/orders/${order.id}/retry`,
      { as: order.buyer },
    )
    const second = { ...order, tossOrderId: body.payment.orderId }
    const [a, b] = await Promise.all([shop.authenticate(order), shop.authenticate(second)])
    const replies = await Promise.all([
      at(round).confirm(order, a),
      at(round + 1).confirm(order, b),
    ])
    const taken = [
      ...(await shop.providersPayments(order.tossOrderId)),
      ...(await shop.providersPayments(second.tossOrderId)),
    ]
    expect(taken.map(({ status }) => status).sort(), `round ${round}`).toEqual([
      'DONE',
      'IN_PROGRESS',
    ])
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses, `round ${round}: ${JSON.stringify(replies)}`).toEqual([200, 409])
    expect(await shop.orderRow(order.id)).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
  }
})

test('50 refunds of ₩1,000 at once against ₩10,000: 10 succeed, and nothing is left at Toss', async () => {
  const order = await shop.newPaidOrder({ price: 10_000 })
  const replies = await many(50, (n) =>
    at(n).refund(order, operator, { reason: '부분 환불', amount: 1000 }),
  )
  expect(replies.filter(({ status }) => status === 200 || status === 202)).toHaveLength(10)
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(40)
  await expect
    .poll(async () => (await shop.providersPayments(order.tossOrderId))[0]?.balanceAmount, {
      timeout: 15_000,
    })
    .toBe(0)
  const [payment] = await shop.providersPayments(order.tossOrderId)
  expect(payment?.cancels?.map(({ cancelAmount }) => cancelAmount)).toEqual(Array(10).fill(1000))
  expect(
    await owner.query(sql`
      select status, count(*)::int as count, sum(amount)::int as sum from checkout_refund
      where order_id = ${order.id}::uuid group by status`),
  ).toEqual([{ status: 'succeeded', count: 10, sum: 10_000 }])
  expect(await shop.orderRow(order.id)).toMatchObject({
    status: 'refunded',
    paymentStatus: 'refunded',
  })
})

test('20 refunds with one key at once are one refund', async () => {
  const order = await shop.newPaidOrder({ price: 10_000 })
  const key = newKey()
  const replies = await many(20, (n) =>
    at(n).refund(order, operator, { reason: '한 번', amount: 1000 }, key),
  )
  for (const { status, body } of replies) {
    if (status !== 200) expect(body.code).toBe('E_IDEMPOTENCY_IN_FLIGHT')
  }
  const [payment] = await shop.providersPayments(order.tossOrderId)
  expect(payment?.balanceAmount).toBe(9000)
})

test('of 20 buyers of the last piece one gets it, before any window opens', async () => {
  const productId = await shop.newProduct({ stock: 1 })
  const buyers = await many(20, () => shop.newMember())
  const replies = await Promise.all(
    buyers.map((as, n) =>
      at(n).call('POST', '/api/checkout/initiate', {
        as,
        body: { items: [{ productId, quantity: 1 }] },
      }),
    ),
  )
  expect(tally(replies)).toEqual({ 201: 1, '409 E_OUT_OF_STOCK': 19 })
  expect(await shop.stock(productId)).toBe(0)
})

test('20 buyers of two things in either order never wait for each other in a circle', async () => {
  const [a, b] = [await shop.newProduct({ stock: 40 }), await shop.newProduct({ stock: 40 })]
  const buyers = await many(20, () => shop.newMember())
  const replies = await Promise.all(
    buyers.map((as, n) => {
      const items = [
        { productId: a, quantity: 1 },
        { productId: b, quantity: 1 },
      ]
      const body = { items: n % 4 < 2 ? items : items.reverse() }
      return at(n).call('POST', '/api/checkout/initiate', { as, body })
    }),
  )
  expect(tally(replies)).toEqual({ 201: 20 })
  expect([await shop.stock(a), await shop.stock(b)]).toEqual([20, 20])
})

test('a session that is signed out at one server is refused at once by the other', async () => {
  const order = await shop.newOrder()
  const shown = await shop.authenticate(order)
  // The other server has seen the session: nothing that it remembers may count.
  expect((await other.call('GET', '/api/orders', { as: order.buyer })).status).toBe(200)
  const out = await shop.call('POST', '/api/auth/sign-out', { as: order.buyer, body: {} })
  expect(out.status).toBe(200)
  const replies = await many(20, () => other.confirm(order, shown))
  expect(tally(replies)).toEqual({ '403 E_FORBIDDEN': 20 })
  expect(await shop.asked('confirm', shown.paymentKey)).toEqual([])
})

test('a pause at one server stops confirm and initiate at the other at once', async () => {
  const admin = await shop.newMember('admin')
  const order = await shop.newOrder()
  const shown = await shop.authenticate(order)
  const set = (body: object) => shop.call('PUT', '/api/admin/settings', { as: admin, body })
  expect((await set({ checkoutPaused: true, pauseReason: '점검' })).status).toBe(200)
  const productId = await shop.newProduct()
  const initiate = await other.call('POST', '/api/checkout/initiate', {
    as: order.buyer,
    body: { items: [{ productId, quantity: 1 }] },
  })
  const replies = [initiate, await other.confirm(order, shown)]
  expect(tally(replies)).toEqual({ '503 E_CHECKOUT_PAUSED': 2 })
  expect((await set({ checkoutPaused: false })).status).toBe(200)
  expect((await other.confirm(order, shown)).status).toBe(200)
})
