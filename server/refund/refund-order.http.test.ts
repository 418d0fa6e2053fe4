/** What a refund does: to the balance, the order, its pieces and places, and at Toss, each exactly once. */
import { afterEach, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { newKey, type TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
const operator = await app.newMember('operator')
afterEach(async () => {
  app.answerInTossPlace(null)
  await app.control('DELETE', '/faults')
})

type Refunded = {
  order: { status: string; paymentStatus: string; refundedAmount: number }
  payment: { status: string; balanceAmount: number }
  refund: { id: string; status: string; amount: number; transactionKey: string | null }
}
async function refund(order: { id: string }, body: object, key?: string) {
  const reply = await app.refund(order, operator, { reason: '단순 변심', ...body }, key)
  return { ...reply, body: reply.body as unknown as Refunded & { code?: string } }
}
async function atToss(order: TestOrder) {
  const [payment] = await app.providersPayments(order.tossOrderId)
  return {
    balance: payment?.balanceAmount,
    cancels: payment?.cancels?.map(({ cancelAmount }) => cancelAmount) ?? [],
  }
}
async function itemsOf(order: TestOrder) {
  const { body } = await app.call<{
    items: { id: string; productId: string; refundedQuantity: number }[]
  }>('GET', `/api/orders/${order.id}`, { as: order.buyer })
  return body.items
}

test('the whole: money, order and payment are refunded, and the reason is kept', async () => {
  const order = await app.newPaidOrder()
  const { status, body } = await refund(order, {})
  expect(status).toBe(200)
  expect(body).toMatchObject({
    order: { status: 'refunded', paymentStatus: 'refunded', refundedAmount: 10_000 },
    payment: { status: 'REFUNDED', balanceAmount: 0 },
    refund: { status: 'succeeded', amount: 10_000 },
  })
  expect(body.refund.transactionKey).toBeTruthy()
  expect(await atToss(order)).toEqual({ balance: 0, cancels: [10_000] })
  const row = await app.owner.one(sql`
    select refund_reason as reason, refunded_at is not null as at from checkout_order where id = ${order.id}::uuid`)
  expect(row).toEqual({ reason: '단순 변심', at: true })
  const { note } = await app.owner.one<{ note: string }>(sql`
    select note from order_log where order_id = ${order.id}::uuid and action = 'refund_requested'`)
  expect(note).toBe('단순 변심')
})

test('in parts: the order is refunded only when nothing is left at Toss', async () => {
  const order = await app.newPaidOrder()
  const first = await refund(order, { amount: 4000 })
  expect(first.body.order).toMatchObject({ status: 'paid', paymentStatus: 'partially_refunded' })
  const rest = await refund(order, {})
  expect(rest.body.refund.amount).toBe(6000)
  expect(rest.body.order).toMatchObject({ status: 'refunded', paymentStatus: 'refunded' })
  expect(await atToss(order)).toEqual({ balance: 0, cancels: [4000, 6000] })
})

test('each is sent with Toss’s balance before it, in the order of arming', async () => {
  const order = await app.newPaidOrder()
  await Promise.all([1000, 2000, 3000].map((amount) => refund(order, { amount })))
  const asked = await app.asked('cancel', order.paymentKey)
  let balance = 10_000
  for (const { body } of asked) {
    expect(body).toMatchObject({ refundableAmount: balance })
    balance -= body?.cancelAmount ?? 0
  }
  const armed = await app.owner.query<{ amount: number }>(sql`
    select amount::int as amount from checkout_refund where order_id = ${order.id}::uuid order by seq`)
  expect((await atToss(order)).cancels).toEqual(armed.map(({ amount }) => amount))
})

describe('by items', () => {
  test('pieces go back into stock only where the operator says so', async () => {
    const [a, b] = [
      await app.newProduct({ stock: 10, price: 3000 }),
      await app.newProduct({ stock: 10, price: 5000 }),
    ]
    const order = await app.newPaidOrder({
      items: [
        { productId: a, quantity: 2 },
        { productId: b, quantity: 1 },
      ],
    })
    const items = await itemsOf(order)
    const idOf = (productId: string) => items.find((each) => each.productId === productId)?.id
    const { body } = await refund(order, {
      items: [
        { orderItemId: idOf(a), quantity: 1, restock: true },
        { orderItemId: idOf(b), quantity: 1 },
      ],
    })
    expect(body.refund).toMatchObject({ status: 'succeeded', amount: 8000 })
    expect([await app.stock(a), await app.stock(b)]).toEqual([9, 9])
    const after = await itemsOf(order)
    expect(after.map(({ refundedQuantity }) => refundedQuantity)).toEqual([1, 1])
    const again = await refund(order, { items: [{ orderItemId: idOf(b), quantity: 1 }] })
    expect(again.body.code).toBe('E_REFUND_EXCEEDS_BALANCE')
  })

  test('a course’s own item takes its place; an amount alone takes none until nothing is left', async () => {
    const courses = [
      await app.newProduct({ kind: 'course', stock: null, price: 5000 }),
      await app.newProduct({ kind: 'course', stock: null, price: 5000 }),
    ]
    const order = await app.newPaidOrder({
      items: courses.map((productId) => ({ productId, quantity: 1 })),
    })
    const places = async () =>
      (
        await app.owner.query<{ status: string }>(sql`
          select e.status from enrollments e join product p on p.course_id = e.course_id
          where e.order_id = ${order.id}::uuid order by array_position(${courses}::uuid[], p.id)`)
      ).map(({ status }) => status)
    await refund(order, { amount: 1000 })
    expect(await places()).toEqual(['ENROLLED', 'ENROLLED'])
    const [first] = await itemsOf(order)
    await refund(order, { amount: 4000 })
    expect(await places()).toEqual(['ENROLLED', 'ENROLLED'])
    const byItem = await refund(order, { items: [{ orderItemId: first?.id, quantity: 1 }] })
    expect(byItem.body.refund.amount).toBe(5000)
    expect(await places()).toEqual(['CANCELLED', 'CANCELLED'])
  })

  test('one of two courses goes, the other stays', async () => {
    const courses = [
      await app.newProduct({ kind: 'course', stock: null, price: 5000 }),
      await app.newProduct({ kind: 'course', stock: null, price: 5000 }),
    ]
    const order = await app.newPaidOrder({
      items: courses.map((productId) => ({ productId, quantity: 1 })),
    })
    const [first] = await itemsOf(order)
    await refund(order, { items: [{ orderItemId: first?.id, quantity: 1 }] })
    const rows = await app.owner.query(sql`
      select status from enrollments where order_id = ${order.id}::uuid order by status`)
    expect(rows).toEqual([{ status: 'CANCELLED' }, { status: 'ENROLLED' }])
  })

  test('keepAccess takes no place, even where everything goes back', async () => {
    const productId = await app.newProduct({ kind: 'course', stock: null })
    const order = await app.newPaidOrder({ items: [{ productId, quantity: 1 }] })
    await refund(order, { keepAccess: true })
    const rows = await app.owner.query(
      sql`select status from enrollments where order_id = ${order.id}::uuid`,
    )
    expect(rows).toEqual([{ status: 'ENROLLED' }])
  })
})

describe('the same key', () => {
  test('answers the first refund again', async () => {
    const order = await app.newPaidOrder()
    const key = newKey()
    const first = await refund(order, { amount: 1000 }, key)
    const again = await refund(order, { amount: 1000 }, key)
    expect(again.status).toBe(200)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body.refund).toEqual(first.body.refund)
    expect((await atToss(order)).cancels).toEqual([1000])
  })

  test('finds its refund where the kept answer is gone, too', async () => {
    const order = await app.newPaidOrder()
    const key = newKey()
    await refund(order, { amount: 1000 }, key)
    await app.owner.query(sql`delete from hanbeon_private.idempotency`)
    const again = await refund(order, { amount: 1000 }, key)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    const other = await refund(order, { amount: 2000 }, key)
    expect([other.status, other.body.code]).toEqual([422, 'E_IDEMPOTENCY_MISMATCH'])
    expect((await atToss(order)).cancels).toEqual([1000])
  })

  test('of another operator is another key', async () => {
    const order = await app.newPaidOrder()
    const key = newKey()
    await refund(order, { amount: 1000 }, key)
    const second = await app.refund(
      order,
      await app.newMember('admin'),
      { reason: '변심', amount: 1000 },
      key,
    )
    expect(second.status).toBe(200)
    expect((await atToss(order)).cancels).toEqual([1000, 1000])
  })
})

describe('an answer of Toss that is', () => {
  test.each([
    ['lost after the cancel', 'drop_after', 1],
    ['a 500 after the cancel', 'error_after', 1],
    ['no JSON after the cancel', 'malformed', 1],
    ['lost before the cancel', 'drop_before', 1],
    // An answer that did nothing stays bound to its key at Toss.
    ['a 500 before the cancel', 'error_before', 2],
  ])('%s ends in one cancel', async (_, mode, keys) => {
    const order = await app.newPaidOrder()
    await app.fault('cancel', mode)
    const { status, body } = await refund(order, { amount: 1000 })
    expect([status, body.refund.status]).toEqual([200, 'succeeded'])
    expect(await atToss(order)).toEqual({ balance: 9000, cancels: [1000] })
    const sent = await app.asked('cancel', order.paymentKey)
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(keys)
    expect((await app.actions(order.id)).slice(4)).toEqual(['refund_requested', 'refunded'])
  })

  test('a definite no gives the amount back, and says why', async () => {
    const order = await app.newPaidOrder()
    await app.fault('cancel', 'error_before', { code: 'NOT_CANCELABLE_PAYMENT' })
    const first = await refund(order, {})
    expect([first.status, first.body.code]).toEqual([409, 'E_ORDER_NOT_REFUNDABLE'])
    expect((await app.actions(order.id)).slice(4)).toEqual(['refund_requested', 'refund_failed'])
    const second = await refund(order, {})
    expect(second.body.refund).toMatchObject({ status: 'succeeded', amount: 10_000 })
  })

  test('missing for long is a refund under way, whose amount nobody else may have', async () => {
    const order = await app.newPaidOrder()
    const key = newKey()
    await app.fault('*', 'drop_before', { times: 1000 })
    const first = await refund(order, { amount: 7000 }, key)
    expect([first.status, first.body.refund.status]).toEqual([202, 'pending'])
    const other = await refund(order, { amount: 3001 })
    expect(other.body.code).toBe('E_REFUND_EXCEEDS_BALANCE')
    await app.control('DELETE', '/faults')
    app.advance(30, 'ours')
    await app.work('the refund', async () => (await app.actions(order.id)).includes('refunded'))
    const again = await refund(order, { amount: 7000 }, key)
    expect(again.body.refund).toMatchObject({ id: first.body.refund.id, status: 'succeeded' })
    expect(await atToss(order)).toEqual({ balance: 3000, cancels: [7000] })
  })
})

describe('money that went back in Toss’s own console', () => {
  test('is written down by sync, as made outside', async () => {
    const order = await app.newPaidOrder()
    await app.cancelAtToss(order.paymentKey, 3000)
    const { status, body } = await app.call<{ changes: unknown[] }>(
      'POST',
      `/api/admin/orders/${order.id}/sync`,
      { as: operator },
    )
    expect(status).toBe(200)
    expect(body.changes).not.toEqual([])
    expect(await app.orderRow(order.id)).toMatchObject({ paymentStatus: 'partially_refunded' })
    const rows = await app.owner.query(sql`
      select kind, status, amount::int as amount from checkout_refund where order_id = ${order.id}::uuid`)
    expect(rows).toEqual([{ kind: 'outside', status: 'succeeded', amount: 3000 }])
    const rest = await refund(order, {})
    expect(rest.body.refund.amount).toBe(7000)
    expect((await atToss(order)).balance).toBe(0)
  })

  test('is noticed by the next refund, which never gives more than is left', async () => {
    const order = await app.newPaidOrder()
    await app.cancelAtToss(order.paymentKey, 8000)
    const { status, body } = await refund(order, { amount: 5000 })
    expect([status, body.code]).toEqual([409, 'E_REFUND_EXCEEDS_BALANCE'])
    expect(await atToss(order)).toEqual({ balance: 2000, cancels: [8000] })
    const rest = await refund(order, {})
    expect(rest.body.refund.amount).toBe(2000)
    expect(rest.body.order).toMatchObject({ status: 'refunded' })
  })

  test('does not stop a refund that still fits', async () => {
    const order = await app.newPaidOrder()
    await app.cancelAtToss(order.paymentKey, 1000)
    const { status, body } = await refund(order, { amount: 2000 })
    expect([status, body.refund.status]).toEqual([200, 'succeeded'])
    expect(await atToss(order)).toEqual({ balance: 7000, cancels: [1000, 2000] })
    expect(body.order.refundedAmount).toBe(3000)
  })

  test('is the whole: the order is refunded', async () => {
    const order = await app.newPaidOrder()
    await app.cancelAtToss(order.paymentKey)
    const { status } = await refund(order, { amount: 1000 })
    expect(status).toBe(409)
    expect(await app.orderRow(order.id)).toMatchObject({
      status: 'refunded',
      paymentStatus: 'refunded',
    })
  })
})

test('a deposit goes back to the account that was named, which nobody reads in the tables', async () => {
  const order = await app.newOrder()
  const shown = await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' })
  await app.confirm(order, shown)
  await app.control('POST', `/virtual-accounts/${order.tossOrderId}/deposit`, {})
  await app.call('GET', `/api/orders/${order.id}`, { as: order.buyer })
  const refundReceiveAccount = { bank: '20', accountNumber: '110987654321', holderName: '구매자' }
  const { status } = await refund(order, { refundReceiveAccount })
  expect(status).toBe(200)
  const [asked] = await app.asked('cancel', shown.paymentKey)
  expect(asked?.body).toMatchObject({ refundReceiveAccount })
  expect(await app.moneyTables()).not.toContain('110987654321')
  expect(app.lines.join('')).not.toContain('110987654321')
})
