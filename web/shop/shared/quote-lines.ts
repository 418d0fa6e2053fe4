/** The lines of a price table, from a quote or an order. */
import type { PriceLine } from '../../ui/price-table.tsx'
import type { ShopText } from '../text/ko.ts'

type Sums = { subtotal: number; discount: number; shippingFee: number }

export function quoteLines(sums: Sums, { price }: ShopText, ships = true): PriceLine[] {
  const lines: PriceLine[] = [{ label: price.goods, amount: sums.subtotal }]
  if (sums.discount > 0) {
    lines.push({ label: price.discount, amount: sums.discount, minus: true })
  }
  if (ships) {
    const note = sums.shippingFee === 0 ? price.free : undefined
    lines.push({ label: price.shipping, amount: sums.shippingFee, note })
  }
  return lines
}
