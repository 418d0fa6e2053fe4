/** What initiate holds it gives back once: abandoned orders, cut wires, and a buyer who only looks around. */
import { afterAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import type { Member } from '../../test/support/shop.ts'
import { type CutMode, createWireProxy } from '../../test/support/wire-proxy.ts'
import { sql } from '../platform/sql.ts'

const database = await createTestDatabase()
const wire = await createWireProxy(database.serverUrl)
afterAll(() => wire.close())
const app = await createTestApp(database, { env: { HANBEON_ORDER_TTL_SECONDS: '600' } })
const wired = await createTestApp({ ...database, serverUrl: wire.url })

const initiate = (as: Member, items: unknown[], of = app) =>
  of.call('POST', '/api/checkout/initiate', { as, body: { items } })

async function stocks(productIds: string[]): Promise<(number | null)[]> {
  return Promise.all(productIds.map((id) => app.stock(id)))
}

/** Every open order runs out, and the worker closes it. */
async function expireAll(): Promise<void> {
  await app.owner.query(sql`
    update checkout_order set expires_at = now() - interval '1 second' where status = 'pending_payment'`)
  await app.work('every deadline', async () => {
    const { open } = await app.owner.one<{ open: number }>(sql`
      select count(*)::int as open from checkout_order where status in ('created', 'pending_payment')`)
    return open === 0
  })
}

test('200 abandoned orders: after their deadline every piece and every seat is there again', async () => {
  const goods = [
    await app.newProduct({ stock: 300, price: 100 }),
    await app.newProduct({ stock: 250, price: 100 }),
  ]
  const course = await app.newProduct({ kind: 'course', stock: 120, price: 100 })
  const products = [...goods, course]
  const first = await stocks(products)
  const buyers = await Promise.all(Array.from({ length: 100 }, () => app.newMember()))
  for (let round = 0; round < 2; round += 1) {
    const replies = await Promise.all(
      buyers.map((as, n) => {
        const items = goods.map((productId) => ({ productId, quantity: 1 }))
        return initiate(
          as,
          n % 2 === round ? [...items, { productId: course, quantity: 1 }] : items,
        )
      }),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(100).fill(201))
  }
  expect(await stocks(products)).toEqual([100, 50, 20])
  // Some buyers got as far as the window, and one came back declined.
  app.advance(601)
  await app.work('every deadline', async () => {
    const { open } = await app.owner.one<{ open: number }>(
      sql`select count(*)::int as open from checkout_order where status = 'pending_payment'`,
    )
    return open === 0
  })
  expect(await stocks(products)).toEqual(first)
  const { held } = await app.owner.one<{ held: number }>(
    sql`select count(*)::int as held from stock_hold where state <> 'released'`,
  )
  expect(held).toBe(0)
})

describe('initiate with its wire cut', () => {
  test.each<CutMode>(['before', 'after', 'on-reply'])(
    '%s each message in turn: after the deadline every piece is there again',
    async (mode) => {
      const goods = await app.newProduct({ stock: 500, price: 100 })
      const course = await app.newProduct({ kind: 'course', stock: 500, price: 100 })
      const items = [goods, course].map((productId) => ({ productId, quantity: 1 }))
      wire.reset()
      const warm = await initiate(await app.newMember(), items, wired)
      expect(warm.status).toBe(201)
      let cuts = 0
      for (let n = 1; ; n += 1) {
        const buyer = await app.newMember()
        wire.reset()
        wire.cutAt(n, mode)
        const { status } = await initiate(buyer, items, wired)
        if (!wire.wasCut()) {
          expect(status).toBe(201)
          break
        }
        cuts += 1
        // All of an order or nothing of it.
        const rows = await app.owner.query(sql`
          select count(distinct h.product_id)::int as holds, count(distinct p.id)::int as attempts
          from checkout_order o left join stock_hold h on h.order_id = o.id left join checkout_payment p on p.order_id = o.id
          where o.buyer_id = ${buyer.id} group by o.id`)
        expect([[], [{ holds: 2, attempts: 1 }]]).toContainEqual(rows)
      }
      expect(cuts).toBeGreaterThanOrEqual(15)
      await expireAll()
      expect(await stocks([goods, course])).toEqual([500, 500])
    },
  )
})

describe('one account keeps from others', () => {
  async function openOrders(buyer: Member): Promise<number> {
    const { open } = await app.owner.one<{ open: number }>(sql`
      select count(*)::int as open from checkout_order
      where buyer_id = ${buyer.id} and status = 'pending_payment'`)
    return open
  }
  const piece = (productId: string, quantity = 1) => [{ productId, quantity }]

  test.each([
    ['three pieces of a small stock', 10, 3],
    ['a fifth of a large one', 100, 20],
  ])('at most %s: a further initiate releases the oldest', async (_, stock, most) => {
    const productId = await app.newProduct({ stock, price: 100 })
    const buyer = await app.newMember()
    for (let n = 1; n <= most + 3; n += 1) {
      expect((await initiate(buyer, piece(productId))).status).toBe(201)
      expect(await app.stock(productId)).toBe(stock - Math.min(n, most))
    }
    expect(await openOrders(buyer)).toBe(most)
    const rows = await app.owner.query(sql`
      select distinct closed_reason as reason from checkout_order
      where buyer_id = ${buyer.id} and status = 'cancelled'`)
    expect(rows).toEqual([{ reason: 'replaced' }])
  })

  test('nothing against the own next order: the last piece in an idle order can be bought', async () => {
    const productId = await app.newProduct({ stock: 1 })
    const buyer = await app.newMember()
    expect((await initiate(buyer, piece(productId))).status).toBe(201)
    expect((await initiate(buyer, piece(productId))).status).toBe(201)
    expect(await openOrders(buyer)).toBe(1)
  })

  test('and an order in doubt is never released for it', async () => {
    const productId = await app.newProduct({ stock: 1 })
    const order = await app.newOrder({ items: piece(productId) })
    await app.fault('confirm', 'drop_before')
    await app.confirm(order, await app.authenticate(order))
    const { body } = await initiate(order.buyer, piece(productId))
    expect(body.code).toBe('E_OUT_OF_STOCK')
    expect(await app.orderRow(order.id)).toMatchObject({ paymentStatus: 'confirming' })
  })
})
