/** Whether a product can be bought now, and how many of it. */
import type { Product } from '../../../contract/product.ts'

const lowStock = 5

export type Availability =
  | { kind: 'available'; max: number; left: number | null }
  | { kind: 'sold_out' }
  | { kind: 'ended' }

export function availabilityOf(product: Product, now: number): Availability {
  if (product.saleEndsAt !== null && Date.parse(product.saleEndsAt) <= now) return { kind: 'ended' }
  if (product.stock === 0) return { kind: 'sold_out' }
  const max = product.kind === 'course' ? 1 : (product.stock ?? 10_000)
  const isLow =
    product.stock !== null && product.stock <= (product.kind === 'course' ? 20 : lowStock)
  return { kind: 'available', max, left: isLow ? product.stock : null }
}

/** Whole per cent off the list price; null where nothing is taken off. */
export function percentOff(product: Pick<Product, 'price' | 'listPrice'>): number | null {
  if (product.listPrice <= product.price) return null
  return Math.floor(((product.listPrice - product.price) / product.listPrice) * 100) || null
}
