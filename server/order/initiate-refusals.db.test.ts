/** Every refusal of initiate, in the order of precedence: nothing is held, nothing is written. */
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused, type RefusalRow } from '../../test/support/refusals.ts'
import { type CallOptions, newKey } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
const buyer = await app.newMember()
const path = '/api/checkout/initiate'

type Row = Omit<RefusalRow, 'given'> & { given: () => Promise<CallOptions> }

const unknown = '00000000-0000-4000-8000-000000000000'
const asked = (items: unknown, more: object = {}) => ({ as: buyer, body: { items, ...more } })
const one = async (wish: Parameters<typeof app.newProduct>[0] = {}) => ({
  productId: await app.newProduct(wish),
  quantity: 1,
})

const malformed: [string, () => Promise<unknown>][] = [
  ['no items', async () => ({})],
  ['an empty basket', async () => ({ items: [] })],
  ['items that are no list', async () => ({ items: 'all' })],
  ['a quantity of 0', async () => ({ items: [{ ...(await one()), quantity: 0 }] })],
  ['a negative quantity', async () => ({ items: [{ ...(await one()), quantity: -1 }] })],
  ['half a piece', async () => ({ items: [{ ...(await one()), quantity: 0.5 }] })],
  ['a quantity past every stock', async () => ({ items: [{ ...(await one()), quantity: 1e9 }] })],
  ['a product id that is none', async () => ({ items: [{ productId: "1' or 1=1", quantity: 1 }] })],
  ['a total that is text', async () => ({ items: [await one()], expectedTotalAmount: '10000' })],
  ['a phone that is none', async () => ({ items: [await one()], buyer: { phone: '12345678901' } })],
  ['a NUL in a name', async () => ({ items: [await one()], buyer: { name: 'a\0b' } })],
  ['half a character in a name', async () => ({ items: [await one()], buyer: { name: '\ud800' } })],
  [
    'an address without a postcode',
    async () => ({
      items: [await one()],
      shippingAddress: { recipientName: '홍길동', phone: '01012345678', address1: '서울' },
    }),
  ],
]

const rows: Row[] = [
  {
    name: 'nobody is signed in, whatever is asked',
    given: async () => ({ body: {} }),
    status: 401,
    code: 'E_UNAUTHENTICATED',
  },
  {
    name: 'a session that has ended is nobody',
    given: async () => {
      const as = await app.newMember()
      await app.owner.query(sql`delete from hanbeon_private.session where token = ${as.token}`)
      return { as, body: { items: [await one()] } }
    },
    status: 401,
    code: 'E_UNAUTHENTICATED',
  },
  ...malformed.map(
    ([name, body]): Row => ({
      name: `${name} is malformed`,
      given: async () => ({ as: buyer, body: await body() }),
      status: 400,
      code: 'E_INVALID_INPUT',
    }),
  ),
  {
    name: 'the same Idempotency-Key with another basket is a mismatch',
    given: async () => {
      const headers = { 'idempotency-key': newKey() }
      const first = await app.call('POST', path, { ...asked([await one()]), headers })
      expect(first.status).toBe(201)
      return { ...asked([await one()]), headers }
    },
    status: 422,
    code: 'E_IDEMPOTENCY_MISMATCH',
  },
  {
    name: 'a product that is not there is not found, before the limits',
    given: async () =>
      asked([...(await Promise.all([one(), one(), one()])), { productId: unknown, quantity: 1 }]),
    status: 404,
    code: 'E_NOT_FOUND',
  },
  {
    name: 'a product that is no longer sold is not found',
    given: async () => {
      const item = await one()
      await app.owner.query(
        sql`update product set published = false where id = ${item.productId}::uuid`,
      )
      return asked([item])
    },
    status: 404,
    code: 'E_NOT_FOUND',
  },
  {
    name: 'a course is sold once to each',
    given: async () => asked([{ ...(await one({ kind: 'course' })), quantity: 2 }]),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'a fourth line is past the limit of items, before the limit of the amount',
    given: async () =>
      asked([
        ...(await Promise.all([one(), one(), one()])),
        { ...(await one({ price: 900_000 })), quantity: 9 },
      ]),
    status: 400,
    code: 'E_LIMIT_ITEMS',
  },
  {
    name: 'a coupon that is none is invalid, before the limit of the amount',
    given: async () => asked([await one({ price: 1_000_001 })], { couponCode: 'NONE' }),
    status: 422,
    code: 'E_COUPON_INVALID',
  },
  {
    name: 'a won over the limit is past it',
    given: async () => asked([await one({ price: 1_000_001 })]),
    status: 400,
    code: 'E_LIMIT_AMOUNT',
  },
  {
    name: 'less than Toss takes is refused',
    given: async () => asked([await one({ price: 99, kind: 'course' })]),
    status: 400,
    code: 'E_LIMIT_AMOUNT',
  },
  {
    name: 'a course that one has is already enrolled',
    given: async () => {
      const item = await one({ kind: 'course' })
      await app.newPaidOrder({ buyer, items: [item] })
      return asked([item])
    },
    status: 409,
    code: 'E_ALREADY_ENROLLED',
  },
  {
    name: 'more than there is is out of stock',
    given: async () => asked([{ ...(await one({ stock: 2 })), quantity: 3 }]),
    status: 409,
    code: 'E_OUT_OF_STOCK',
  },
  {
    name: 'what another holds is out of stock, and nothing else of the basket is held',
    given: async () => {
      const last = await one({ stock: 1 })
      await app.newOrder({ items: [last] })
      return asked([await one(), last])
    },
    status: 409,
    code: 'E_OUT_OF_STOCK',
  },
  {
    name: 'a course without a free seat is full',
    given: async () => {
      const last = await one({ kind: 'course', stock: 1 })
      await app.newOrder({ items: [last] })
      return asked([last])
    },
    status: 409,
    code: 'E_COURSE_FULL',
  },
  {
    name: 'another total than expected is stale, and both are told',
    given: async () => asked([await one({ price: 50_000 })], { expectedTotalAmount: 49_999 }),
    status: 409,
    code: 'E_PRICE_STALE',
    more: { expected: 49_999, actual: 50_000 },
  },
  {
    name: 'while checkout is paused nothing is begun',
    given: async () => {
      await app.pause(true)
      return asked([await one()])
    },
    status: 503,
    code: 'E_CHECKOUT_PAUSED',
    retryable: true,
  },
]

describe('initiate refuses', () => {
  test.each(rows)('$name', (row) =>
    expectRefused(app, { ...row, given: async () => ({ path, ...(await row.given()) }) }),
  )
})

test('a price in the body is ignored', async () => {
  const item = await one({ price: 50_000 })
  const { body } = await app.call('POST', path, asked([{ ...item, price: 1, unitPrice: 1 }]))
  expect(body.totalAmount).toBe(50_000)
})
