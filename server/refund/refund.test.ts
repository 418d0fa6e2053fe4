/** The shares of a refund by items: every won of an order goes back once, whichever pieces go back in whatever order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsAmount, netAmounts, type SoldItem } from './refund.ts'

const basket = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      price: fc.integer({ min: 0, max: 300_000 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((lines) =>
    lines.map(
      ({ quantity, price }, n): SoldItem => ({ id: `${n}`, quantity, amount: quantity * price }),
    ),
  )
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0)
const discounted = basket.chain((items) =>
  fc.record({
    items: fc.constant(items),
    discount: fc.integer({ min: 0, max: sum(items.map(({ amount }) => amount)) }),
  }),
)

test('the shares of the items add up to what was paid, and none is negative or above its price', () => {
  fc.assert(
    fc.property(discounted, ({ items, discount }) => {
      const net = netAmounts(items, discount)
      expect(sum(net.values())).toBe(sum(items.map(({ amount }) => amount)) - discount)
      for (const { id, amount } of items) {
        const share = net.get(id) ?? Number.NaN
        expect(Number.isInteger(share)).toBe(true)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(amount)
      }
    }),
    { numRuns: 1000 },
  )
})

test('pieces given back one by one, in any order, add up to what was paid', () => {
  const orders = discounted.chain(({ items, discount }) =>
    fc.record({
      items: fc.constant(items),
      discount: fc.constant(discount),
      pieces: fc.shuffledSubarray(
        items.flatMap(({ id, quantity }) =>
          Array.from({ length: quantity }, (_, n) => ({ id, n })),
        ),
        { minLength: sum(items.map(({ quantity }) => quantity)) },
      ),
    }),
  )
  fc.assert(
    fc.property(orders, ({ items, discount, pieces }) => {
      const back = new Map<string, number>()
      let total = 0
      for (const { id } of pieces) {
        const known = items.map((item) => ({ ...item, refundedQuantity: back.get(item.id) ?? 0 }))
        const amount = itemsAmount(known, discount, [{ orderItemId: id, quantity: 1 }])
        expect(amount).toBeGreaterThanOrEqual(0)
        total += amount ?? Number.NaN
        back.set(id, (back.get(id) ?? 0) + 1)
      }
      expect(total).toBe(sum(items.map(({ amount }) => amount)) - discount)
    }),
    { numRuns: 500 },
  )
})

describe('no sum is told for', () => {
  const items = [{ id: 'a', quantity: 3, amount: 3000, refundedQuantity: 1 }]
  test.each([
    ['an item of another order', [{ orderItemId: 'b', quantity: 1 }]],
    ['more than is left', [{ orderItemId: 'a', quantity: 3 }]],
    [
      'an item that is named twice',
      [
        { orderItemId: 'a', quantity: 1 },
        { orderItemId: 'a', quantity: 1 },
      ],
    ],
  ])('%s', (_, wanted) => {
    expect(itemsAmount(items, 0, wanted)).toBeNull()
  })
})

test('a discount that does not divide goes to the largest remainders', () => {
  const three = ['a', 'b', 'c'].map((id) => ({ id, quantity: 1, amount: 1000 }))
  expect([...netAmounts(three, 100).values()].sort()).toEqual([966, 967, 967])
})
