/** What can be bought, how many of it, and what is said about it. */
import { expect, test } from 'vitest'
import { availabilityOf, percentOff } from './availability.ts'

const now = Date.parse('2026-11-21T14:00:00+09:00')
const goods = {
  id: '1',
  kind: 'goods' as const,
  name: '머그',
  summary: '',
  description: '',
  imageUrl: '',
  price: 1000,
  listPrice: 1000,
  stock: 200 as number | null,
  courseId: null,
  supplierId: 's',
  taxType: 'taxable' as const,
  saleEndsAt: null as string | null,
}

test.each([
  [{}, { kind: 'available', max: 200, left: null }],
  [{ stock: 5 }, { kind: 'available', max: 5, left: 5 }],
  [{ stock: 0 }, { kind: 'sold_out' }],
  [{ stock: null }, { kind: 'available', max: 10_000, left: null }],
  [
    { kind: 'course' as const, stock: 20 },
    { kind: 'available', max: 1, left: 20 },
  ],
  [
    { kind: 'course' as const, stock: null },
    { kind: 'available', max: 1, left: null },
  ],
  [{ saleEndsAt: '2026-11-21T14:00:00+09:00' }, { kind: 'ended' }],
  [{ saleEndsAt: '2026-11-21T14:00:01+09:00', stock: 0 }, { kind: 'sold_out' }],
])('%o', (part, availability) => {
  expect(availabilityOf({ ...goods, ...part }, now)).toEqual(availability)
})

test.each([
  [1000, 1000, null],
  [1000, 900, null],
  [500, 1000, 50],
  [999, 1000, null],
  [0, 1000, 100],
])('%i instead of %i is %s per cent off', (price, listPrice, percent) => {
  expect(percentOff({ price, listPrice })).toBe(percent)
})
