import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitAmount } from './amounts.ts'

test.each([
  // amount, tax free,  supplied, vat
  [1000, 0, 909, 91],
  [9026, 0, 8205, 821],
  [30_000, 0, 27_273, 2727],
  [10_000, 4000, 5455, 545],
  [10_000, 10_000, 0, 0],
  [0, 0, 0, 0],
])('%i with %i tax free is %i supply and %i tax', (amount, taxFree, suppliedAmount, vat) => {
  expect(splitAmount(amount, taxFree)).toEqual({ suppliedAmount, vat })
})

test('the parts always add up, and none is negative', () => {
  const amounts = fc
    .tuple(fc.nat(1_000_000_000), fc.nat(1_000_000_000))
    .map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const)
  fc.assert(
    fc.property(amounts, ([amount, taxFree]) => {
      const { suppliedAmount, vat } = splitAmount(amount, taxFree)
      expect(suppliedAmount + vat + taxFree).toBe(amount)
      expect(Math.min(suppliedAmount, vat)).toBeGreaterThanOrEqual(0)
    }),
  )
})
