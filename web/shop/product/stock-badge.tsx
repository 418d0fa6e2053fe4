/** What a buyer should know about a product's stock, if anything. */
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { useLanguage } from '../../text/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { dateText } from '../../ui/format.ts'
import { useShopText } from '../text/text.ts'
import { availabilityOf } from './availability.ts'

export function StockBadge({ product }: { product: Product }): JSX.Element | null {
  const t = useShopText().product
  const language = useLanguage()
  const availability = availabilityOf(product, Date.now())
  const course = product.kind === 'course'
  if (availability.kind === 'ended') return <Badge>{t.ended}</Badge>
  if (availability.kind === 'sold_out') return <Badge>{course ? t.full : t.soldOut}</Badge>
  if (availability.left !== null) {
    const left = course ? t.seatsLeft(availability.left) : t.left(availability.left)
    return <Badge tone="amber">{left}</Badge>
  }
  if (product.saleEndsAt !== null) {
    return <Badge tone="blue">{t.until(dateText(product.saleEndsAt, 'date', language))}</Badge>
  }
  return null
}
