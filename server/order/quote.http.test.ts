/** POST /api/checkout/quote on a real database: prices, limits, and courses that the buyer already has. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround, gate } from '../../test/support/routes-app.ts'
import { seedOrder } from '../../test/support/seed-orders.ts'
import { sql } from '../platform/sql.ts'
import { demoProducts } from '../product/demo.ts'
import { seedDemoProducts } from '../product/product.sql.ts'
import { quoteRoutes } from './quote.http.ts'
import { productsFor } from './quote.sql.ts'
import { loadQuote } from './quote-order.ts'

const { db, owner } = await createTestDatabase()
const now = new Date('2026-11-21T00:00:00Z')
await seedDemoProducts(db, now)
const policy = { maxItems: 3, maxAmount: 1_000_000, shippingFee: 0, freeShippingFrom: 30_000 }
const { send } = appAround(
  quoteRoutes({
    findActor: gate.findActor,
    loadQuote: (input) =>
      loadQuote(
        {
          productsFor: (ids, buyerId) => productsFor(db, now, ids, buyerId),
          readPolicy: async () => policy,
        },
        input,
      ),
  }),
)
const id = (picture: string) => demoProducts.find((each) => each.picture === picture)?.id ?? ''
const quote = (items: unknown, who?: string, more = {}) =>
  send('POST', '/api/checkout/quote', { items, ...more }, who)

test('a guest is told the price', async () => {
  const response = await quote([
    { productId: id('mug').toUpperCase(), quantity: 2 },
    { productId: id('course-a'), quantity: 1, price: 1 },
  ])
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    items: [
      { productId: id('mug'), amount: 36_000, unitPrice: 18_000, stock: 300 },
      { stock: null },
    ],
    subtotal: 46_000,
    discount: 0,
    shippingFee: 0,
    taxFreeAmount: 0,
    totalAmount: 46_000,
  })
})

test.each([
  [404, 'E_NOT_FOUND', [{ productId: crypto.randomUUID(), quantity: 1 }]],
  [400, 'E_INVALID_INPUT', [{ productId: id('course-a'), quantity: 2 }]],
  [400, 'E_INVALID_INPUT', [{ productId: id('mug'), quantity: 0 }]],
  [400, 'E_INVALID_INPUT', [{ productId: id('mug'), quantity: 1.5 }]],
  [400, 'E_INVALID_INPUT', [{ productId: id('mug'), quantity: '1' }]],
  [400, 'E_INVALID_INPUT', [{ productId: 'mug', quantity: 1 }]],
  [400, 'E_INVALID_INPUT', []],
  [400, 'E_INVALID_INPUT', null],
  [
    400,
    'E_LIMIT_ITEMS',
    ['mug', 'bag', 'drip', 'note'].map((each) => ({ productId: id(each), quantity: 1 })),
  ],
  [400, 'E_LIMIT_AMOUNT', [{ productId: id('mug'), quantity: 10_000 }]],
  [409, 'E_OUT_OF_STOCK', [{ productId: id('poster'), quantity: 2 }]],
])('%i %s', async (status, code, items) => {
  const response = await quote(items)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ code })
})

test('there is no coupon yet', async () => {
  const response = await quote([{ productId: id('mug'), quantity: 1 }], undefined, {
    couponCode: 'X',
  })
  expect(response.status).toBe(422)
})

describe('a course', () => {
  const course = demoProducts.find(({ picture }) => picture === 'course-seats')
  const wanted = [{ productId: course?.id, quantity: 1 }]
  beforeEach(async () => {
    await owner.query(sql`delete from public.stock_hold`)
    await owner.query(sql`delete from public.enrollments`)
    await owner.query(sql`update public.product set stock = 20 where id = ${course?.id}::uuid`)
  })

  test.each(['ENROLLED', 'PENDING'])(
    'that is %s already is refused to this buyer alone',
    async (status) => {
      await owner.query(sql`
      insert into public.enrollments (id, user_id, course_id, status, created_at, updated_at)
      values (gen_random_uuid(), 'buyer-1', ${course?.courseId}::uuid, ${status}, ${now}, ${now})`)
      const response = await quote(wanted, 'buyer-1')
      expect([response.status, (await response.json()).code]).toEqual([409, 'E_ALREADY_ENROLLED'])
      expect((await quote(wanted, 'buyer-2')).status).toBe(200)
      expect((await quote(wanted)).status).toBe(200)
    },
  )

  test('that was cancelled can be bought again', async () => {
    await owner.query(sql`
      insert into public.enrollments (id, user_id, course_id, status, created_at, updated_at)
      values (gen_random_uuid(), 'buyer-1', ${course?.courseId}::uuid, 'CANCELLED', ${now}, ${now})`)
    expect((await quote(wanted, 'buyer-1')).status).toBe(200)
  })

  test('in an idle order of the buyer, with the last seat, keeps the others out, and not this buyer', async () => {
    const { id: orderId } = await seedOrder(owner)
    await hold(orderId)
    expect((await quote(wanted, 'buyer-1')).status).toBe(200)
    const other = await quote(wanted, 'buyer-2')
    expect([other.status, (await other.json()).code]).toEqual([409, 'E_COURSE_FULL'])
  })

  test('in an order of the buyer that is being paid is refused', async () => {
    const { id: orderId } = await seedOrder(owner, {
      paymentStatus: 'confirming',
      payments: [{ status: 'CONFIRMING', isActive: true }],
    })
    await hold(orderId)
    const response = await quote(wanted, 'buyer-1')
    expect([response.status, (await response.json()).code]).toEqual([409, 'E_ALREADY_ENROLLED'])
  })

  async function hold(orderId: string) {
    await owner.query(sql`update public.product set stock = 0 where id = ${course?.id}::uuid`)
    await owner.query(sql`
      insert into public.stock_hold (order_id, product_id, buyer_id, course_id, quantity, taken_at)
      values (${orderId}::uuid, ${course?.id}::uuid, 'buyer-1', ${course?.courseId}::uuid, 1, ${now})`)
  }
})
