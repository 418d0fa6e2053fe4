/** One product of the list; the whole tile leads to its page. */
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { Link } from '../shared/navigation.tsx'
import { ProductPicture } from '../shared/product-picture.tsx'
import { availabilityOf } from './availability.ts'
import { Price } from './price.tsx'
import { StockBadge } from './stock-badge.tsx'

export function ProductTile({ product }: { product: Product }): JSX.Element {
  const gone = availabilityOf(product, Date.now()).kind !== 'available'
  return (
    <li class="tile">
      <Link href={`/products/${product.id}`} class="tile__link" data-testid="product-tile">
        <ProductPicture src={product.imageUrl} dimmed={gone} />
        <span class="tile__name">{product.name}</span>
        <span class="tile__summary">{product.summary}</span>
        <Price product={product} />
        <span class="tile__stock">
          <StockBadge product={product} />
        </span>
      </Link>
    </li>
  )
}
