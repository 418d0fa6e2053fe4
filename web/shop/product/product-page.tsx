/** One product: picture, price with delivery, quantity, and the way to buy it. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { isApiError } from '../../api/api-error.ts'
import { productQuery } from '../../api/product.query.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { useParam } from '../shared/navigation.tsx'
import { ProductPicture } from '../shared/product-picture.tsx'
import { useShopText } from '../text/text.ts'
import { BuyPanel } from './buy-panel.tsx'
import { Price } from './price.tsx'
import './product.css'
import { StockBadge } from './stock-badge.tsx'

export function ProductPage(): JSX.Element {
  const t = useShopText()
  const product = useQuery(productQuery(useParam('id')))
  return (
    <Page title={product.data?.name ?? t.list.title}>
      {product.isPending ? <Skeleton kind="card" lines={3} /> : null}
      {product.isError ? (
        <ErrorState
          error={product.error}
          onRetry={
            isApiError(product.error, 'E_NOT_FOUND') ? undefined : () => void product.refetch()
          }
        />
      ) : null}
      {product.data === undefined ? null : (
        <ProductDetail key={product.data.id} product={product.data} />
      )}
    </Page>
  )
}

function ProductDetail({ product }: { product: Product }): JSX.Element {
  const t = useShopText().product
  return (
    <article class="product">
      <div class="product__picture">
        <ProductPicture src={product.imageUrl} alt={t.picture(product.name)} />
      </div>
      <div class="product__side">
        <header class="product__head">
          <StockBadge product={product} />
          <h1 class="product__name" tabIndex={-1}>
            {product.name}
          </h1>
          <p class="soft">{product.summary}</p>
          <Price product={product} big />
        </header>
        <BuyPanel product={product} />
      </div>
      <section class="product__about">
        <h2>{product.kind === 'course' ? t.aboutCourse : t.about}</h2>
        <p>{product.description}</p>
      </section>
    </article>
  )
}
