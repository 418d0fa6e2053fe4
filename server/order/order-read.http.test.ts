/** One's own orders on a real database: whose they are, every one exactly once, and what an order's page shows. */
import { beforeEach, describe, expect, test } from 'vitest'
import { orderDetail, orderList } from '../../contract/order.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround, gate } from '../../test/support/routes-app.ts'
import { seedOrder, seedStart } from '../../test/support/seed-orders.ts'
import { sql } from '../platform/sql.ts'
import { orderReadRoutes } from './order-read.http.ts'
import { findOrder, listOwnOrders, readOrder, readOrderDetail } from './order-read.sql.ts'

const { db, owner } = await createTestDatabase()
let resolved: string[] = []
let onResolve = async (_orderId: string) => {}
const { get } = appAround(
  orderReadRoutes({
    requireActor: gate.requireActor,
    listOwnOrders: (buyerId, page) => listOwnOrders(db, buyerId, page),
    findOrder: (id) => findOrder(db, id),
    readOrderDetail: (id) => readOrderDetail(db, id),
    resolveOrder: async (orderId) => {
      resolved.push(orderId)
      await onResolve(orderId)
    },
  }),
)

beforeEach(() => {
  resolved = []
  onResolve = async () => {}
})

async function detail(id: string, who = 'buyer-1') {
  const response = await get(`/api/orders/${id}`, who)
  expect(response.status).toBe(200)
  return orderDetail.parse(await response.json())
}

describe('the list', () => {
  test('pages show every order of the buyer exactly once, newest first, also within one moment', async () => {
    const mine: string[] = []
    for (let n = 0; n < 23; n += 1) {
      // Moments that differ by less than a millisecond, and many that do not differ at all.
      const { id } = await seedOrder(owner, { buyerId: 'buyer-2' })
      await owner.query(sql`
        update public.checkout_order
        set created_at = ${seedStart}::timestamptz + ${Math.floor(n / 5)} * interval '1 microsecond'
        where id = ${id}::uuid`)
      mine.push(id)
    }
    await seedOrder(owner, { buyerId: 'buyer-1' })
    const seen: string[] = []
    const moments: string[] = []
    let cursor: string | null = null
    do {
      const after: string = cursor === null ? '' : `&cursor=${cursor}`
      const response = await get(`/api/orders?limit=4${after}`, 'buyer-2')
      expect(response.status).toBe(200)
      const page = orderList.parse(await response.json())
      expect(page.pagination).toMatchObject({ limit: 4, total: 23 })
      seen.push(...page.orders.map(({ id }) => id))
      moments.push(...page.orders.map(({ createdAt }) => createdAt))
      cursor = page.pagination.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(23)
    expect(new Set(seen)).toEqual(new Set(mine))
    expect(moments).toEqual([...moments].sort().reverse())
    expect(resolved).toEqual([])
  })

  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=',
    'cursor=x',
    'cursor=',
    'page=2',
    'limit=1&limit=2',
  ])('%s is refused', async (query) => {
    const response = await get(`/api/orders?${query}`, 'buyer-1')
    expect([response.status, (await response.json()).code]).toEqual([400, 'E_INVALID_INPUT'])
  })

  test('without a session there is none', async () => {
    expect((await get('/api/orders')).status).toBe(401)
  })
})

describe('one order', () => {
  test('by id and by number, also in small letters', async () => {
    const { id, orderNumber } = await seedOrder(owner)
    expect((await detail(id)).orderNumber).toBe(orderNumber)
    expect((await detail(orderNumber)).id).toBe(id)
    expect((await detail(orderNumber.toLowerCase())).id).toBe(id)
    expect(await readOrder(db, orderNumber)).toMatchObject({ id, items: [{ refundedQuantity: 0 }] })
  })

  test('somebody else’s is as unknown as one that is not there', async () => {
    const { id, orderNumber } = await seedOrder(owner, {
      paymentStatus: 'confirming',
      payments: [{ status: 'CONFIRMING', isActive: true }],
    })
    for (const wrong of [
      id,
      orderNumber,
      crypto.randomUUID(),
      'x',
      'ORD-1',
      "' or 1=1 --",
      '%00',
    ]) {
      for (const who of ['buyer-2', 'admin']) {
        const response = await get(`/api/orders/${encodeURIComponent(wrong)}`, who)
        expect([response.status, (await response.json()).code]).toEqual([404, 'E_ORDER_NOT_FOUND'])
      }
    }
    expect((await get(`/api/orders/${id}`)).status).toBe(401)
    expect(resolved).toEqual([])
  })

  test('payments come newest first, with the receipt of the one that paid', async () => {
    const { id } = await seedOrder(owner, {
      status: 'paid',
      paymentStatus: 'paid',
      payments: [
        { status: 'FAILED', failureKind: 'declined' },
        {
          status: 'SUCCESS',
          pays: true,
          balanceAmount: 10_000,
          method: '카드',
          approvedAt: seedStart,
        },
      ],
    })
    const order = await detail(id)
    expect(order.payments.map(({ status }) => status)).toEqual(['SUCCESS', 'FAILED'])
    expect(order.receiptUrl).toBe(order.payments[0]?.receiptUrl)
    expect(order.payments[0]?.approvedAt).toBe(seedStart.toISOString())
    expect(order.payments[1]?.failure?.code).toBe('declined')
    expect(resolved).toEqual([])
  })

  test('pieces are refunded from the arming on; a closed account was no refund; who of the staff did it is not told', async () => {
    const items = ['a', 'b'].map((name) => ({
      id: crypto.randomUUID(),
      productId: crypto.randomUUID(),
      courseId: null,
      kind: 'goods',
      name,
      quantity: 3,
      unitPrice: 1_000,
      amount: 3_000,
    }))
    const refunded = (quantity: number) => [{ orderItemId: items[0]?.id, quantity }]
    const { id } = await seedOrder(owner, {
      status: 'paid',
      paymentStatus: 'partially_refunded',
      items,
      payments: [
        {
          status: 'PARTIALLY_REFUNDED',
          pays: true,
          balanceAmount: 9_000,
          refunds: [
            { amount: 1_000, items: refunded(1) },
            { amount: 1_000, items: refunded(1), status: 'pending' },
            { amount: 1_000, items: refunded(1), status: 'failed' },
            { amount: 10, kind: 'void', status: 'pending' },
          ],
        },
      ],
    })
    const order = await detail(id)
    expect(order.items.map(({ refundedQuantity }) => refundedQuantity)).toEqual([2, 0])
    expect(order.refunds.map(({ status }) => status).sort()).toEqual([
      'failed',
      'pending',
      'succeeded',
    ])
    expect(JSON.stringify(order)).not.toContain('operator-1')
  })

  test('of a whole refund every piece is refunded', async () => {
    const { id } = await seedOrder(owner, {
      status: 'refunded',
      paymentStatus: 'refunded',
      payments: [{ status: 'REFUNDED', pays: true, refunds: [{ amount: 10_000 }] }],
    })
    expect((await detail(id)).items).toMatchObject([{ quantity: 1, refundedQuantity: 1 }])
  })

  test('the account to pay into is there while its deposit is awaited', async () => {
    const dueAt = new Date('2026-11-22T15:00:00Z')
    const virtualAccount = {
      bankCode: '20',
      bankName: '우리은행',
      accountNumber: 'X1234',
      holderName: '홍길동',
    }
    const { id } = await seedOrder(owner, {
      payments: [
        {
          status: 'WAITING_FOR_DEPOSIT',
          isActive: true,
          virtualAccount,
          dueAt,
          method: '가상계좌',
        },
      ],
    })
    expect((await detail(id)).virtualAccount).toEqual({
      ...virtualAccount,
      dueAt: dueAt.toISOString(),
      amount: 10_000,
    })
    expect(resolved).toEqual([id])
    await owner.query(
      sql`update public.checkout_payment set status = 'SUCCESS' where order_id = ${id}::uuid`,
    )
    expect((await detail(id)).virtualAccount).toBeNull()
  })

  test('an open outcome is resolved before it is told', async () => {
    const { id } = await seedOrder(owner, {
      paymentStatus: 'confirming',
      payments: [{ status: 'CONFIRMING', isActive: true }],
    })
    onResolve = async (orderId) => {
      await owner.query(sql`
        update public.checkout_order set status = 'paid', payment_status = 'paid', paid_at = ${seedStart}
        where id = ${orderId}::uuid`)
    }
    expect(await detail(id)).toMatchObject({ status: 'paid', paymentStatus: 'paid' })
    expect(resolved).toEqual([id])
  })

  test('the timeline tells what happened, oldest first', async () => {
    const { id } = await seedOrder(owner)
    await owner.query(sql`
      insert into public.order_log (id, order_id, action, new_data, created_at, seq, hash)
      values
        (gen_random_uuid(), ${id}::uuid, 'created', '{"totalAmount": 10000}', ${seedStart}, 1, ''),
        (gen_random_uuid(), ${id}::uuid, 'payment_confirming', '{}', ${seedStart}, 2, ''),
        (gen_random_uuid(), ${id}::uuid, 'payment_success', '{"amount": 10000}', ${seedStart}, 3, ''),
        (gen_random_uuid(), ${id}::uuid, 'cancelled', null, ${seedStart}, 4, '')`)
    expect((await detail(id)).timeline).toEqual([
      { action: 'created', createdAt: seedStart.toISOString(), amount: 10_000 },
      { action: 'payment_success', createdAt: seedStart.toISOString(), amount: 10_000 },
      { action: 'cancelled', createdAt: seedStart.toISOString(), amount: null },
    ])
  })
})
