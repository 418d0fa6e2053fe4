/** Everything that is for sale: goods and courses, together or apart. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { productsQuery } from '../../api/product.query.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useGoTo, useSearchParam } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'
import './product.css'
import { ProductTile } from './product-tile.tsx'

type Filter = 'all' | Product['kind']

export function ListPage(): JSX.Element {
  const t = useShopText().list
  const goTo = useGoTo()
  const filter = filterOf(useSearchParam('kind'))
  return (
    <Page title="">
      <div class="hero">
        <h1 class="hero__title" tabIndex={-1}>
          {t.hero}
        </h1>
        <p class="hero__body">{t.heroBody}</p>
      </div>
      <Tabs
        label={t.filter}
        controls="products"
        value={filter}
        onValue={(next) => goTo(next === 'all' ? '/' : `/?kind=${next}`, { replace: true })}
        tabs={[
          { value: 'all', label: t.all },
          { value: 'goods', label: t.goods },
          { value: 'course', label: t.course },
        ]}
      />
      <div id="products" class="products">
        <Products filter={filter} />
      </div>
    </Page>
  )
}

function Products({ filter }: { filter: Filter }): JSX.Element {
  const t = useShopText().list
  const products = useQuery(productsQuery)
  if (products.isPending) return <Skeleton kind="tile" lines={8} />
  if (products.isError) {
    return <ErrorState error={products.error} onRetry={() => void products.refetch()} />
  }
  const shown = products.data.filter((product) => filter === 'all' || product.kind === filter)
  if (shown.length === 0) return <EmptyState title={t.empty} body={t.emptyBody} />
  return (
    <ul class="tiles">
      {shown.map((product) => (
        <ProductTile key={product.id} product={product} />
      ))}
    </ul>
  )
}

function filterOf(kind: string | undefined): Filter {
  return kind === 'goods' || kind === 'course' ? kind : 'all'
}
