/** Every refusal of a refund, in the order of precedence: no row about money changes, and Toss is not asked. */
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { expectRefused, type RefusalRow } from '../../test/support/refusals.ts'
import { type CallOptions, type Member, newKey, type TestOrder } from '../../test/support/shop.ts'

const app = await createTestApp(await createTestDatabase())
const operator = await app.newMember('operator')
const account = { bank: '20', accountNumber: '110123456789', holderName: '구매자' }

type Asked = CallOptions & { id: string }
type Row = Omit<RefusalRow, 'given'> & { given: () => Promise<Asked> }

const keyed = (): Record<string, string> => ({ 'idempotency-key': newKey() })
const asked = (order: { id: string }, body: unknown, as: Member = operator): Asked => ({
  as,
  id: order.id,
  body,
  headers: keyed(),
})
const why = { reason: '단순 변심' }

async function inDoubt(): Promise<TestOrder> {
  const order = await app.newOrder()
  const shown = await app.authenticate(order)
  await app.fault('confirm', 'drop_before')
  await app.fault('get', 'drop_before', { times: 50 })
  expect((await app.confirm(order, shown)).status).toBe(202)
  // The first one has the resolver look; within 3 seconds nobody looks again.
  expect((await app.refund(order, operator, why)).status).toBe(409)
  return order
}

async function deposited(): Promise<TestOrder> {
  const order = await app.newOrder()
  await app.confirm(order, await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' }))
  await app.control('POST', `/virtual-accounts/${order.tossOrderId}/deposit`, {})
  const { body } = await app.call('GET', `/api/orders/${order.id}`, { as: order.buyer })
  expect(body.status).toBe('paid')
  return order
}

async function itemOf(order: TestOrder): Promise<string> {
  const { body } = await app.call<{ items: { id: string }[] }>('GET', `/api/orders/${order.id}`, {
    as: order.buyer,
  })
  return body.items[0]?.id ?? ''
}

const malformed: [string, unknown][] = [
  ['an amount of 0', { ...why, amount: 0 }],
  ['a negative amount', { ...why, amount: -1000 }],
  ['half a won', { ...why, amount: 1000.5 }],
  ['an amount that is text', { ...why, amount: '1000.0' }],
  ['an amount past every order', { ...why, amount: 1e15 }],
  ['an amount in a list', { ...why, amount: [1000] }],
  ['no items', { ...why, items: [] }],
  ['an item that is none', { ...why, items: [{ orderItemId: 'x', quantity: 1 }] }],
  [
    'an amount and items at once',
    { ...why, amount: 1, items: [{ orderItemId: crypto.randomUUID(), quantity: 1 }] },
  ],
  ['a reason that is a number', { reason: 1 }],
  ['a reason with a NUL', { reason: 'a\0b' }],
  ['a reason that is too long', { reason: 'x'.repeat(201) }],
  ['a field that nobody knows', { ...why, amuont: 1000 }],
  ['a list', [why]],
]

const rows: Row[] = [
  {
    name: 'without a session nothing is looked at, not even the key',
    given: async () => ({ id: (await app.newPaidOrder()).id, body: {} }),
    status: 401,
    code: 'E_UNAUTHENTICATED',
  },
  ...['customer', 'viewer', 'instructor'].map(
    (role): Row => ({
      name: `a member with the role ${role} is forbidden, without a key too`,
      given: async () => ({
        as: await app.newMember(role),
        id: (await app.newPaidOrder()).id,
        body: {},
      }),
      status: 403,
      code: 'E_FORBIDDEN',
    }),
  ),
  {
    name: 'the buyer is forbidden',
    given: async () => {
      const order = await app.newPaidOrder()
      return asked(order, why, order.buyer)
    },
    status: 403,
    code: 'E_FORBIDDEN',
  },
  {
    name: 'without a key the body is not looked at',
    given: async () => ({ as: operator, id: 'none', body: { amount: 'x' } }),
    status: 400,
    code: 'E_IDEMPOTENCY_KEY_REQUIRED',
  },
  {
    name: 'a key that is too long is malformed',
    given: async () => ({
      ...asked(await app.newPaidOrder(), why),
      headers: { 'idempotency-key': 'k'.repeat(301) },
    }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  ...malformed.map(
    ([name, body]): Row => ({
      name: `${name} is malformed, for no order too`,
      given: async () => asked({ id: 'none' }, body),
      status: 400,
      code: 'E_INVALID_INPUT',
    }),
  ),
  {
    name: 'an endless amount is malformed',
    given: async () => ({
      ...asked(await app.newPaidOrder(), undefined),
      text: '{"reason":"a","amount":1e309}',
    }),
    status: 400,
    code: 'E_INVALID_INPUT',
  },
  {
    name: 'no reason is refused before the order is looked for',
    given: async () => asked({ id: 'none' }, { amount: 1000 }),
    status: 400,
    code: 'E_REFUND_REASON_REQUIRED',
  },
  {
    name: 'a blank reason is none',
    given: async () => asked(await app.newPaidOrder(), { reason: ' \t ' }),
    status: 400,
    code: 'E_REFUND_REASON_REQUIRED',
  },
  {
    name: 'an order that is not there',
    given: async () => asked({ id: 'ORD-20260101-0000000' }, why),
    status: 404,
    code: 'E_ORDER_NOT_FOUND',
  },
  {
    name: 'an order that is not paid, whatever the amount',
    given: async () => asked(await app.newOrder(), { ...why, amount: 99_999_999 }),
    status: 409,
    code: 'E_ORDER_NOT_REFUNDABLE',
  },
  {
    name: 'an order that awaits its deposit',
    given: async () => {
      const order = await app.newOrder()
      await app.confirm(order, await app.authenticate(order, { method: 'VIRTUAL_ACCOUNT' }))
      return asked(order, why)
    },
    status: 409,
    code: 'E_ORDER_NOT_REFUNDABLE',
  },
  {
    name: 'an order whose money is back already',
    given: async () => {
      const order = await app.newPaidOrder()
      expect((await app.refund(order, operator, why)).status).toBe(200)
      return asked(order, { ...why, amount: 1 })
    },
    status: 409,
    code: 'E_ORDER_NOT_REFUNDABLE',
  },
  {
    name: 'a payment in doubt is in progress',
    given: async () => asked(await inDoubt(), why),
    status: 409,
    code: 'E_PAYMENT_IN_PROGRESS',
  },
  {
    name: 'a won more than was paid is over the balance',
    given: async () => asked(await app.newPaidOrder(), { ...why, amount: 10_001 }),
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'a won more than is left is over the balance',
    given: async () => {
      const order = await app.newPaidOrder()
      expect((await app.refund(order, operator, { ...why, amount: 4000 })).status).toBe(200)
      return asked(order, { ...why, amount: 6001 })
    },
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'an item of another order is over what was sold',
    given: async () => {
      const orderItemId = await itemOf(await app.newPaidOrder())
      return asked(await app.newPaidOrder(), { ...why, items: [{ orderItemId, quantity: 1 }] })
    },
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'more pieces than were sold are over what was sold',
    given: async () => {
      const order = await app.newPaidOrder()
      const items = [{ orderItemId: await itemOf(order), quantity: 2 }]
      return asked(order, { ...why, items })
    },
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'the same piece twice in one refund is over what was sold',
    given: async () => {
      const order = await app.newPaidOrder()
      const item = { orderItemId: await itemOf(order), quantity: 1 }
      return asked(order, { ...why, items: [item, item] })
    },
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'a deposit goes back to an account only, before its amount',
    given: async () => asked(await deposited(), why),
    status: 422,
    code: 'E_REFUND_ACCOUNT_REQUIRED',
  },
  {
    name: 'a deposit over the balance is over it, account or not',
    given: async () =>
      asked(await deposited(), { ...why, amount: 10_001, refundReceiveAccount: account }),
    status: 409,
    code: 'E_REFUND_EXCEEDS_BALANCE',
  },
  {
    name: 'the same key with another body is a mismatch',
    given: async () => {
      const order = await app.newPaidOrder()
      const key = newKey()
      expect((await app.refund(order, operator, { ...why, amount: 1000 }, key)).status).toBe(200)
      return { ...asked(order, { ...why, amount: 2000 }), headers: { 'idempotency-key': key } }
    },
    status: 422,
    code: 'E_IDEMPOTENCY_MISMATCH',
  },
  {
    name: 'a definite no of Toss',
    given: async () => {
      await app.fault('cancel', 'error_before', { code: 'REFUND_REJECTED' })
      return asked(await app.newPaidOrder(), why)
    },
    status: 409,
    code: 'E_ORDER_NOT_REFUNDABLE',
    providerCode: 'REFUND_REJECTED',
    writes: true,
  },
  {
    name: 'an account that Toss does not take',
    given: async () => {
      await app.fault('cancel', 'error_before', { code: 'INVALID_REFUND_ACCOUNT_NUMBER' })
      return asked(await deposited(), { ...why, refundReceiveAccount: account })
    },
    status: 422,
    code: 'E_REFUND_ACCOUNT_REQUIRED',
    providerCode: 'INVALID_REFUND_ACCOUNT_NUMBER',
    writes: true,
  },
]

describe('a refund is refused', () => {
  test.each(rows)('$name', (row) =>
    expectRefused(app, {
      ...row,
      given: async () => {
        const { id, ...more } = await row.given()
        return { path: `/api/admin/orders/${id}/refund`, ...more }
      },
    }),
  )
})
