/** fail and result: what a closed window may write, what it may never touch, and who may read a result. */
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused, type RefusalRow } from '../../test/support/refusals.ts'
import type { CallOptions, TestOrder } from '../../test/support/shop.ts'

const app = await createTestApp(await createTestDatabase())
const stranger = await app.newMember()

const fail = (more: CallOptions) => app.call('POST', '/api/checkout/fail', more)
const closed = { code: 'PAY_PROCESS_CANCELED', message: '사용자가 취소했어요' }
const of = (order: TestOrder) => ({ ...closed, orderId: order.tossOrderId })

const results: RefusalRow[] = [
  {
    name: 'no order is named',
    given: async () => ({ method: 'GET', path: '/api/checkout/result?token=x' }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'an order with a NUL in it',
    given: async () => ({ method: 'GET', path: '/api/checkout/result?orderId=%00&token=x' }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'neither token nor session',
    given: async () => ({
      method: 'GET',
      path: `/api/checkout/result?orderId=${(await app.newOrder()).number}`,
    }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'an order that is not there, with a session too',
    given: async () => ({
      method: 'GET',
      as: stranger,
      path: '/api/checkout/result?orderId=ORD-20260101-0000000',
    }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'somebody else',
    given: async () => ({
      method: 'GET',
      as: stranger,
      path: `/api/checkout/result?orderId=${(await app.newOrder()).number}`,
    }),
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'the token of another order',
    given: async () => {
      const [one, other] = [await app.newOrder(), await app.newOrder()]
      return {
        method: 'GET',
        path: `/api/checkout/result?orderId=${one.number}&token=${other.token}`,
      }
    },
    status: 403,
    code: 'E_FORBIDDEN',
  },
]
describe('a result is refused to', () => {
  test.each(results)('$name', (row) => expectRefused(app, row))
})

test('a result is read with the token or by the buyer, and names nobody', async () => {
  const order = await app.newPaidOrder()
  const path = `/api/checkout/result?orderId=${order.number}`
  const [byToken, byBuyer] = await Promise.all([
    app.call('GET', `${path}&token=${order.token}`),
    app.call('GET', path, { as: order.buyer }),
  ])
  expect(byToken.status).toBe(200)
  expect(byToken.body).toEqual(byBuyer.body)
  expect(byToken.body).toMatchObject({ status: 'paid', totalAmount: 10_000, canRetry: false })
  expect(JSON.stringify(byToken.body)).not.toMatch(new RegExp(`${order.buyer.email}|구매자`))
})

describe('a failed window changes nothing', () => {
  const quiet: [string, () => Promise<CallOptions>][] = [
    ['with neither token nor session', async () => ({ body: of(await app.newOrder()) })],
    ['for somebody else', async () => ({ as: stranger, body: of(await app.newOrder()) })],
    [
      'with the token of another order',
      async () => ({
        body: { ...of(await app.newOrder()), token: (await app.newOrder()).token },
      }),
    ],
    ['with a token that is none', async () => ({ body: { ...closed, token: 'none' } })],
    [
      'of an order that is not there',
      async () => ({ as: stranger, body: { ...closed, orderId: 'ORD-20260101-0000000' } }),
    ],
    [
      'of a paid order',
      async () => {
        const order = await app.newPaidOrder()
        return { as: order.buyer, body: { ...of(order), token: order.token } }
      },
    ],
    [
      'of an order in doubt',
      async () => {
        const order = await app.newOrder()
        const shown = await app.authenticate(order)
        await app.fault('confirm', 'drop_after')
        expect((await app.confirm(order, shown)).status).toBe(202)
        return { as: order.buyer, body: { ...of(order), token: order.token } }
      },
    ],
    [
      'of an order whose buyer came back',
      async () => {
        const order = await app.newOrder()
        const { paymentKey, amount } = await app.authenticate(order)
        const { status } = await app.call(
          'GET',
          `/checkout/return?token=${order.token}&paymentKey=${paymentKey}&orderId=${order.tossOrderId}&amount=${amount}`,
        )
        expect(status).toBe(303)
        return { as: order.buyer, body: { ...of(order), token: order.token } }
      },
    ],
    [
      'of an order that awaits its deposit',
      async () => {
        const order = await app.newOrder()
        await app.confirm(order, await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' }))
        return { as: order.buyer, body: { ...of(order), token: order.token } }
      },
    ],
    [
      'of a cancelled order',
      async () => {
        const order = await app.newOrder()
        await app.call('POST', `/api/orders/${order.id}/cancel`, { as: order.buyer })
        return { as: order.buyer, body: { ...of(order), token: order.token } }
      },
    ],
  ]
  test.each(quiet)('%s', async (_, given) => {
    const asked = await given()
    const before = await app.moneyTables()
    const { status, body } = await fail(asked)
    expect([status, body]).toEqual([200, { recorded: false }])
    expect(await app.moneyTables()).toBe(before)
  })
})

test.each([
  ['its token', (order: TestOrder) => ({ body: { ...of(order), token: order.token } })],
  ['its token alone', (order: TestOrder) => ({ body: { ...closed, token: order.token } })],
  ['its buyer', (order: TestOrder) => ({ as: order.buyer, body: of(order) })],
])('a failed window is recorded with %s, once, and the order can be paid again', async (_, by) => {
  const order = await app.newOrder()
  expect((await fail(by(order))).body).toEqual({ recorded: true })
  expect((await fail(by(order))).body).toEqual({ recorded: false })
  expect(await app.orderRow(order.id)).toMatchObject({
    status: 'pending_payment',
    paymentStatus: 'failed',
  })
  expect(await app.actions(order.id)).toEqual(['created', 'payment_initiated', 'payment_failed'])
  const { status, body } = await app.call<{ payment: { orderId: string } }>(
    'POST',
    `/api/orders/${order.id}/retry`,
    { as: order.buyer },
  )
  expect([status, body.payment.orderId]).toEqual([200, `${order.number}-2`])
})

test('the message of a failed window is never kept or shown', async () => {
  const order = await app.newOrder()
  const message = '<script>alert(1)</script>'
  await fail({ body: { ...of(order), token: order.token, message } })
  expect(await app.moneyTables()).not.toContain('<script')
})
