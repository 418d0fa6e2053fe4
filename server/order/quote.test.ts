/** The price of a basket, and every reason why there is none. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderNameOf, type QuotedProduct, quoteOrder } from './quote.ts'

const policy = { maxItems: 3, maxAmount: 1_000_000, shippingFee: 0, freeShippingFrom: 30_000 }
const mug = goods('mug', { price: 18_000, stock: 5 })
const bag = goods('bag', { price: 24_000, stock: null })
const course = goods('course', { kind: 'course', courseId: 'c', price: 10_000, stock: null })

test('prices come from the products, and the lines add up', () => {
  const outcome = quoteOrder([one('mug', 2), one('course', 1)], [course, mug], policy)
  expect(outcome).toMatchObject({
    kind: 'quoted',
    quote: {
      subtotal: 46_000,
      discount: 0,
      shippingFee: 0,
      taxFreeAmount: 0,
      totalAmount: 46_000,
      orderName: 'mug 외 1건',
      supplierId: 's1',
    },
  })
})

test('the same product twice is one line', () => {
  const outcome = quoteOrder([one('mug', 1), one('mug', 2)], [mug], policy)
  expect(outcome).toMatchObject({ quote: { lines: [{ quantity: 3, amount: 54_000 }] } })
})

describe('refusals in order of precedence', () => {
  const worst = [
    goods('gone-course', { kind: 'course', courseId: 'c', price: 99, stock: 0, isEnrolled: true }),
    goods('foreign', { supplierId: 's2', price: 2_000_000, stock: 0 }),
    goods('third', {}),
    goods('fourth', {}),
  ]
  const rows: [string, ReturnType<typeof one>[], readonly QuotedProduct[], string | undefined][] = [
    ['not_on_sale', [one('gone-course', 2), one('foreign'), one('none')], worst, 'X'],
    ['course_quantity', [one('gone-course', 2), one('foreign')], worst, 'X'],
    ['course_quantity', [one('gone-course'), one('gone-course')], worst, 'X'],
    [
      'several_suppliers',
      [one('gone-course'), one('foreign'), one('third'), one('fourth')],
      worst,
      'X',
    ],
    [
      'too_many_items',
      [one('gone-course'), one('mug', 99), one('third'), one('fourth')],
      [...worst, mug],
      'X',
    ],
    ['coupon_invalid', [one('mug', 99)], [mug], 'X'],
    ['over_limit', [one('mug', 99)], [mug], undefined],
    ['under_minimum', [one('gone-course')], worst, undefined],
    [
      'already_enrolled',
      [one('taken')],
      [{ ...course, id: 'taken', isEnrolled: true, stock: 0 }],
      undefined,
    ],
    ['out_of_stock', [one('mug', 6)], [mug], undefined],
    ['course_full', [one('full')], [{ ...course, id: 'full', stock: 0 }], undefined],
  ]
  test.each(rows)('%s', (refusal, items, products, couponCode) => {
    expect(quoteOrder(items, products, policy, couponCode)).toMatchObject({
      kind: 'refused',
      refusal,
    })
  })
})

test.each([
  [0, 'quoted'],
  [1, 'refused'],
  [99, 'refused'],
  [100, 'quoted'],
  [1_000_000, 'quoted'],
  [1_000_001, 'refused'],
])('a total of %i is %s', (price, kind) => {
  expect(quoteOrder([one('x')], [goods('x', { price })], policy).kind).toBe(kind)
})

test('goods are sent for a fee below the line, courses never', () => {
  const sending = { ...policy, shippingFee: 3_000 }
  const feeOf = (id: string, quantity: number) => {
    const outcome = quoteOrder([one(id, quantity)], [mug, course], sending)
    return outcome.kind === 'quoted' ? outcome.quote.shippingFee : null
  }
  expect(feeOf('mug', 1)).toBe(3_000)
  expect(feeOf('mug', 2)).toBe(0)
  expect(feeOf('course', 1)).toBe(0)
})

test('the tax-free amount is the sum of the tax-free lines', () => {
  const book = goods('book', { price: 7_000, taxType: 'taxFree' })
  const outcome = quoteOrder([one('book', 2), one('bag')], [book, bag], policy)
  expect(outcome).toMatchObject({ quote: { taxFreeAmount: 14_000, totalAmount: 38_000 } })
})

test('whatever is asked for, a quote adds up in safe integers or is refused', () => {
  const price = fc.oneof(
    fc.integer({ min: 0, max: 9_999_999_999 }),
    fc.integer({ min: 0, max: 200 }),
  )
  const basket = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 5 }),
      quantity: fc.integer({ min: 1, max: 10_000 }),
    }),
    { minLength: 1, maxLength: 100 },
  )
  const limit = fc.integer({ min: 100, max: 1_000_000_000 })
  fc.assert(
    fc.property(
      basket,
      fc.array(price, { minLength: 6, maxLength: 6 }),
      limit,
      (wanted, prices, maxAmount) => {
        const products = prices.map((each, id) => goods(String(id), { price: each, stock: null }))
        const items = wanted.map(({ id, quantity }) => one(String(id), quantity))
        const outcome = quoteOrder(items, products, { ...policy, maxItems: 6, maxAmount })
        const truth = wanted.reduce(
          (total, { id, quantity }) => total + BigInt(prices[id] ?? 0) * BigInt(quantity),
          0n,
        )
        const allowed = truth === 0n || (100n <= truth && truth <= BigInt(maxAmount))
        expect(outcome.kind).toBe(allowed ? 'quoted' : 'refused')
        if (outcome.kind === 'quoted') {
          expect(BigInt(outcome.quote.totalAmount)).toBe(truth)
          expect(
            outcome.quote.lines.every((line) => line.amount === line.unitPrice * line.quantity),
          ).toBe(true)
        }
      },
    ),
  )
})

test.each([
  [['머그컵'], '머그컵'],
  [['머그컵', '에코백'], '머그컵 외 1건'],
  [['머그컵', '에코백', '노트'], '머그컵 외 2건'],
])('%j is named %s', (names, expected) => {
  expect(orderNameOf(names)).toBe(expected)
})

test('an order name never passes 100 characters, and never ends in half of one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 140 }), { minLength: 1 }),
      (names) => {
        const name = orderNameOf(names)
        expect(name.length).toBeLessThanOrEqual(100)
        expect(() => encodeURIComponent(name)).not.toThrow()
      },
    ),
  )
})

function one(productId: string, quantity = 1) {
  return { productId, quantity }
}

function goods(id: string, change: Partial<QuotedProduct>): QuotedProduct {
  return {
    id,
    kind: 'goods',
    name: id,
    imageUrl: '',
    price: 1_000,
    stock: 10,
    courseId: null,
    supplierId: 's1',
    taxType: 'taxable',
    isEnrolled: false,
    ...change,
  }
}
