/** One's own orders, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { ordersQuery } from '../../api/order.query.ts'
import { type Member, staffRoles } from '../../api/session.query.ts'
import { useText } from '../../text/text.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { Link } from '../shared/navigation.tsx'
import { SignedIn } from '../shared/signed-in.tsx'
import { useSignOut } from '../shared/use-sign-out.ts'
import { useShopText } from '../text/text.ts'
import './order.css'
import { OrderRow } from './order-row.tsx'

export function OrdersPage(): JSX.Element {
  const t = useShopText().orders
  return (
    <SignedIn title={t.title}>
      {(member) => (
        <Page title={t.title} width="middle">
          <h1 class="orders__title" tabIndex={-1}>
            {t.title}
          </h1>
          <Orders />
          <Account member={member} />
        </Page>
      )}
    </SignedIn>
  )
}

/** On a phone the bar has no room for these. */
function Account({ member }: { member: Member }): JSX.Element {
  const { nav } = useShopText()
  const { action } = useText()
  const leave = useSignOut()
  return (
    <footer class="orders__account">
      <span>{member.email}</span>
      {staffRoles.includes(member.role) ? (
        <a class="link" href="/admin">
          {nav.admin}
        </a>
      ) : null}
      <button type="button" class="link" onClick={() => void leave()}>
        {action.signOut}
      </button>
    </footer>
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
