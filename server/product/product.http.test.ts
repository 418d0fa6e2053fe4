/** The catalogue, on a real database. */
import { expect, test } from 'vitest'
import { productList, product as productShape } from '../../contract/product.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround } from '../../test/support/routes-app.ts'
import { sql } from '../platform/sql.ts'
import { productRoutes } from './product.http.ts'
import { findProduct, listProducts, seedDemoProducts } from './product.sql.ts'

const { db } = await createTestDatabase()
let now = new Date('2026-11-21T00:00:00Z')
const { get } = appAround(
  productRoutes({
    listProducts: (kind) => listProducts(db, now, kind),
    findProduct: (id) => findProduct(db, now, id),
  }),
)
await seedDemoProducts(db, now)

async function list(query = '') {
  const response = await get(`/api/products${query}`)
  expect(response.status).toBe(200)
  return productList.parse(await response.json()).products
}

test('the demo sells six goods and four courses of one supplier', async () => {
  const goods = await list('?kind=goods')
  const courses = await list('?kind=course')
  expect([goods.length, courses.length]).toEqual([6, 4])
  expect((await list()).length).toBe(10)
  expect(new Set([...goods, ...courses].map(({ supplierId }) => supplierId))).toEqual(
    new Set(['supplier-phase-n1']),
  )
  expect(goods.filter(({ stock }) => stock === 1)).toHaveLength(1)
  expect(goods.some(({ price, stock }) => price >= 10_000 && (stock ?? 0) >= 200)).toBe(true)
  expect(courses.find(({ name }) => name === '코스 A')?.price).toBe(10_000)
  expect(courses.filter(({ price }) => price === 0)).toHaveLength(1)
  expect(courses.filter(({ stock }) => stock === 20)).toHaveLength(1)
  expect(courses.filter(({ saleEndsAt }) => saleEndsAt !== null)).toHaveLength(1)
})

test('seeding again changes nothing that is there', async () => {
  await db.query(
    sql`update public.product set stock = 7, price = 1, list_price = 1 where name like '달항아리%'`,
  )
  await seedDemoProducts(db, new Date('2027-01-01'))
  const mug = (await list()).find(({ name }) => name.startsWith('달항아리'))
  expect(mug).toMatchObject({ stock: 7, price: 1 })
  expect((await list()).length).toBe(10)
})

test('one product by its id', async () => {
  const [first] = await list()
  const response = await get(`/api/products/${first?.id}`)
  expect(productShape.parse(await response.json())).toEqual(first)
})

test.each([
  'none',
  'ORD-20261121-0000001',
  crypto.randomUUID(),
  '%00',
  "'; drop table product; --",
])('there is no product %j', async (id) => {
  const response = await get(`/api/products/${encodeURIComponent(id)}`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'E_NOT_FOUND' })
})

test.each(['?kind=book', '?kind=', '?sort=price', '?kind=goods&kind=course'])(
  'the filter %s is refused',
  async (query) => {
    const response = await get(`/api/products${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'E_INVALID_INPUT' })
  },
)

test('a sale that has ended, and what is not published, is not there', async () => {
  const early = (await list()).find(({ saleEndsAt }) => saleEndsAt !== null)
  now = new Date('2026-12-21T00:00:00Z')
  expect((await get(`/api/products/${early?.id}`)).status).toBe(404)
  expect(await list()).toHaveLength(9)
  now = new Date('2026-11-21T00:00:00Z')
  await db.query(sql`update public.product set published = false where id = ${early?.id}::uuid`)
  expect((await get(`/api/products/${early?.id}`)).status).toBe(404)
})
