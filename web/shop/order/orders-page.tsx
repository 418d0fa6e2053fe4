/** One's own orders, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { ordersQuery } from '../../api/order.query.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { Link } from '../shared/navigation.tsx'
import { SignedIn } from '../shared/signed-in.tsx'
import { useShopText } from '../text/text.ts'
import './order.css'
import { OrderRow } from './order-row.tsx'

export function OrdersPage(): JSX.Element {
  const t = useShopText().orders
  return (
    <SignedIn title={t.title}>
      {() => (
        <Page title={t.title} width="middle">
          <h1 class="orders__title" tabIndex={-1}>
            {t.title}
          </h1>
          <Orders />
        </Page>
      )}
    </SignedIn>
  )
}

function Orders(): JSX.Element {
  const { orders: t, cart } = useShopText()
  const pages = useInfiniteQuery(ordersQuery)
  if (pages.isPending) return <Skeleton kind="card" lines={4} />
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  const orders = pages.data.pages.flatMap((page) => page.orders)
  if (orders.length === 0) {
    const toShop = (
      <Link class={buttonClass()} href="/">
        {cart.shop}
      </Link>
    )
    return <EmptyState icon="receipt" title={t.empty} body={t.emptyBody} action={toShop} />
  }
  return (
    <>
      <ul class="orders">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      <LoadMore
        shown={orders.length}
        total={pages.data.pages[0]?.pagination.total ?? null}
        hasMore={pages.hasNextPage}
        loading={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
      />
    </>
  )
}
