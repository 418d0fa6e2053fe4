/** The cart merges, keeps whole lines only, and gives up what was bought. */
import { expect, test } from 'vitest'
import { parseItems, withItem, withoutBought, withQuantity } from './cart-items.ts'

const mug = { productId: 'mug', quantity: 2 }
const bag = { productId: 'bag', quantity: 1 }

test('the same product is one line', () => {
  expect(withItem([mug, bag], { productId: 'mug', quantity: 3 })).toEqual([
    { productId: 'mug', quantity: 5 },
    bag,
  ])
})

test.each([
  [0, 1],
  [-3, 1],
  [2.7, 2],
  [99_999, 10_000],
])('a quantity of %d becomes %d', (asked, kept) => {
  expect(withQuantity([mug], 'mug', asked)).toEqual([{ productId: 'mug', quantity: kept }])
})

test('what was bought leaves, what was added since stays', () => {
  const cart = [{ productId: 'mug', quantity: 3 }, bag]
  expect(withoutBought(cart, [mug, bag])).toEqual([{ productId: 'mug', quantity: 1 }])
  expect(withoutBought([bag], [mug])).toEqual([bag])
})

test.each([
  [null, []],
  ['', []],
  ['{', []],
  ['{}', []],
  ['null', []],
  ['[1,null,{"productId":1,"quantity":1},{"productId":"mug","quantity":"2"}]', []],
  ['[{"productId":"mug","quantity":1.5},{"productId":"mug","quantity":0}]', []],
  [JSON.stringify([mug, mug, bag]), [{ productId: 'mug', quantity: 4 }, bag]],
])('stored %s', (stored, items) => {
  expect(parseItems(stored)).toEqual(items)
})
