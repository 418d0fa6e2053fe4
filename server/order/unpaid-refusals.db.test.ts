/** Every refusal of retry and cancel: an order that is not one's own is not there, and nothing is written. */
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused, type RefusalRow } from '../../test/support/refusals.ts'
import type { CallOptions, TestOrder } from '../../test/support/shop.ts'
import { sql } from '../platform/sql.ts'

const app = await createTestApp(await createTestDatabase())
const stranger = await app.newMember()
const operator = await app.newMember('operator')

type Asked = CallOptions & { id: string }
type Row = Omit<RefusalRow, 'given'> & { given: () => Promise<Asked> }

const own = (order: TestOrder): Asked => ({ as: order.buyer, id: order.id })

async function inDoubt(): Promise<TestOrder> {
  const order = await app.newOrder()
  const shown = await app.authenticate(order)
  await app.fault('confirm', 'drop_before')
  await app.fault('get', 'drop_before', { times: 50 })
  expect((await app.confirm(order, shown)).status).toBe(202)
  // The first one has the resolver look; within 3 seconds nobody looks again.
  const first = await app.call('POST', `/api/orders/${order.id}/cancel`, { as: order.buyer })
  expect(first.status).toBe(409)
  return order
}

const both: Row[] = [
  {
    name: 'nobody is signed in',
    given: async () => ({ id: (await app.newOrder()).id }),
    status: 401,
    code: 'E_UNAUTHENTICATED',
  },
  {
    name: 'an order that is not there',
    given: async () => ({ as: stranger, id: 'ORD-20260101-0000000' }),
    status: 404,
    code: 'E_ORDER_NOT_FOUND',
  },
  {
    name: 'a number with a NUL in it',
    given: async () => ({ as: stranger, id: 'ORD%00' }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'somebody else’s order is not there',
    given: async () => ({ as: stranger, id: (await app.newOrder()).id }),
    status: 404,
    code: 'E_ORDER_NOT_FOUND',
  },
  {
    name: 'an operator has no orders of others either',
    given: async () => ({ as: operator, id: (await app.newOrder()).number }),
    status: 404,
    code: 'E_ORDER_NOT_FOUND',
  },
  {
    name: 'a paid order',
    given: async () => own(await app.newPaidOrder()),
    status: 409,
    code: 'E_ORDER_ALREADY_PAID',
  },
  {
    name: 'a payment in doubt',
    given: async () => own(await inDoubt()),
    status: 409,
    code: 'E_PAYMENT_IN_PROGRESS',
    retryable: true,
    retryAfter: true,
  },
]

const retryOnly: Row[] = [
  {
    name: 'a cancelled order',
    given: async () => {
      const order = await app.newOrder()
      await app.call('POST', `/api/orders/${order.id}/cancel`, { as: order.buyer })
      return own(order)
    },
    status: 409,
    code: 'E_ORDER_CLOSED',
  },
  {
    name: 'an order with less than five minutes left',
    given: async () => {
      const order = await app.newOrder()
      await app.owner.query(sql`
        update checkout_order set expires_at = now() + interval '299 seconds' where id = ${order.id}::uuid`)
      return own(order)
    },
    status: 409,
    code: 'E_ORDER_CLOSED',
  },
  {
    name: 'while checkout is paused, before a paid order',
    given: async () => {
      const order = await app.newPaidOrder()
      await app.pause(true)
      return own(order)
    },
    status: 503,
    code: 'E_CHECKOUT_PAUSED',
    retryable: true,
  },
]

describe.each([
  ['retry', [...both, ...retryOnly]],
  ['cancel', both],
] as const)('%s refuses', (verb, rows) => {
  test.each(rows)('$name', (row) =>
    expectRefused(app, {
      ...row,
      given: async () => {
        const { id, ...asked } = await row.given()
        return { path: `/api/orders/${id}/${verb}`, ...asked }
      },
    }),
  )
})
