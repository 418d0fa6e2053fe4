/** From what an operator fills in to the request that the server gets. */
import { describe, expect, test } from 'vitest'
import type { OrderItem } from '../../../../contract/order.ts'
import {
  digits,
  emptyRefundForm,
  groupedDigits,
  type RefundFacts,
  type RefundForm,
  refundAmount,
  refundBody,
  refundErrors,
} from './refund-form.ts'

const item = (
  id: string,
  amount: number,
  quantity = 1,
  more: Partial<OrderItem> = {},
): OrderItem => ({
  id,
  productId: id,
  courseId: null,
  kind: 'goods',
  name: id,
  quantity,
  unitPrice: amount / quantity,
  amount,
  refundedQuantity: 0,
  ...more,
})

const facts = (more: Partial<RefundFacts> = {}): RefundFacts => ({
  balance: 33_000,
  canSplit: true,
  needsAccount: false,
  hasCourse: false,
  shippingFee: 3_000,
  items: [item('cup', 20_000, 2), item('pen', 10_000)],
  discount: 0,
  ...more,
})

const form = (more: Partial<RefundForm> = {}, of = facts()): RefundForm => ({
  ...emptyRefundForm(of),
  reason: '단순 변심',
  ...more,
})

describe('the request', () => {
  test('the whole rest is asked for without an amount', () => {
    expect(refundBody(form(), facts())).toEqual({ reason: '단순 변심' })
  })

  test('an amount that is the whole balance is the whole rest', () => {
    expect(refundBody(form({ mode: 'amount', amount: '33,000' }), facts())).toEqual({
      reason: '단순 변심',
    })
  })

  test('part of the amount', () => {
    expect(refundBody(form({ mode: 'amount', amount: '10,000' }), facts())).toEqual({
      reason: '단순 변심',
      amount: 10_000,
    })
  })

  test('items carry quantity and restock, and never an amount beside them', () => {
    const lines = {
      cup: { quantity: 1, restock: true },
      pen: { quantity: 0, restock: true },
    }
    expect(refundBody(form({ mode: 'items', lines, shippingFee: true }), facts())).toEqual({
      reason: '단순 변심',
      items: [{ orderItemId: 'cup', quantity: 1, restock: true }],
      shippingFee: 'refund',
    })
  })

  test('an account goes along only where the money came from a virtual account', () => {
    const account = { bank: '88', accountNumber: '110123456789', holderName: ' 김한번 ' }
    const body = refundBody(form(account), facts({ needsAccount: true }))
    expect(body.refundReceiveAccount).toEqual({ ...account, holderName: '김한번' })
    expect(refundBody(form(account), facts()).refundReceiveAccount).toBeUndefined()
  })

  test('access is kept only where there is a course', () => {
    expect(refundBody(form({ keepAccess: true }), facts()).keepAccess).toBeUndefined()
    expect(refundBody(form({ keepAccess: true }), facts({ hasCourse: true })).keepAccess).toBe(true)
  })

  test('the reason is trimmed', () => {
    expect(refundBody(form({ reason: '  상품 불량 ' }), facts()).reason).toBe('상품 불량')
  })
})

describe('the amount of items', () => {
  const lines = (cup: number, pen = 0) => ({
    mode: 'items' as const,
    lines: { cup: { quantity: cup, restock: false }, pen: { quantity: pen, restock: false } },
  })

  test('without a discount it is price times quantity', () => {
    expect(refundAmount(form(lines(1, 1)), facts())).toBe(20_000)
  })

  test('the discount is shared by price', () => {
    expect(refundAmount(form(lines(2)), facts({ discount: 3_000 }))).toBe(18_000)
  })

  test('piece by piece never adds up to more or less than all at once', () => {
    const of = (refundedQuantity: number) =>
      facts({ items: [item('cup', 10_000, 3, { refundedQuantity })], discount: 100 })
    const parts = [0, 1, 2].map((done) => refundAmount(form(lines(1)), of(done)))
    expect(parts.reduce((a, b) => a + b, 0)).toBe(refundAmount(form(lines(3)), of(0)))
  })

  test('the odd won of a discount goes to the largest remainder', () => {
    const odd = facts({ items: [item('cup', 100), item('pen', 200)], discount: 10 })
    expect(refundAmount(form(lines(1)), odd)).toBe(97)
    expect(refundAmount(form(lines(0, 1)), odd)).toBe(193)
  })

  test('shipping is added where it is asked for', () => {
    expect(refundAmount(form({ ...lines(1), shippingFee: true }), facts())).toBe(13_000)
  })
})

describe('what is wrong', () => {
  test.each([
    ['no reason', form({ reason: '  ' }), facts(), ['reason']],
    ['no amount', form({ mode: 'amount', amount: '' }), facts(), ['amount']],
    ['zero', form({ mode: 'amount', amount: '0' }), facts(), ['amount']],
    ['more than is left', form({ mode: 'amount', amount: '33001' }), facts(), ['tooMuch']],
    ['no item', form({ mode: 'items' }), facts(), ['items']],
    ['no account', form(), facts({ needsAccount: true }), ['bank', 'accountNumber', 'holder']],
    [
      'hyphens in the account',
      form({ bank: '88', accountNumber: '110-123', holderName: '김' }),
      facts({ needsAccount: true }),
      ['accountNumber'],
    ],
    ['nothing', form(), facts(), []],
  ] as const)('%s', (_, filled, of, errors) => {
    expect(refundErrors(filled, of)).toEqual(errors)
  })
})

test.each([
  ['10,000원', '10000'],
  ['007', '7'],
  ['0', '0'],
  ['abc', ''],
])('only digits of %s count', (typed, kept) => {
  expect(digits(typed)).toBe(kept)
})

test.each(['', '7', '999', '1,000', '33,000', '1,000,000'])(
  '%s is grouped and read again',
  (shown) => {
    expect(groupedDigits(digits(shown))).toBe(shown)
  },
)
