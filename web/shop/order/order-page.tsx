/** One order: its state, what can be done about it, and everything that happened to it. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { OrderDetail } from '../../../contract/order.ts'
import { isApiError } from '../../api/api-error.ts'
import { orderQuery } from '../../api/order.query.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { Link, useParam } from '../shared/navigation.tsx'
import { OrderBadge } from '../shared/order-badge.tsx'
import { SignedIn } from '../shared/signed-in.tsx'
import { useShopText } from '../text/text.ts'
import './order.css'
import { OrderCards } from './order-cards.tsx'
import { UnpaidOrder } from './unpaid-order.tsx'

export function OrderPage(): JSX.Element {
  const t = useShopText().order
  const id = useParam('id')
  return (
    <SignedIn title={t.title}>
      {() => (
        <Page title={t.title} width="middle" ground="sunken">
          <Link class="order__back" href="/orders">
            <Icon name="back" size={20} />
            {t.back}
          </Link>
          <OrderOf key={id} id={id} />
        </Page>
      )}
    </SignedIn>
  )
}

function OrderOf({ id }: { id: string }): JSX.Element {
  const order = useQuery({
    ...orderQuery(id),
    refetchInterval: ({ state }) => askAgainMs(state.data),
  })
  if (order.isPending) return <Skeleton kind="card" lines={4} />
  if (order.isError && order.data === undefined) {
    const gone = isApiError(order.error, 'E_ORDER_NOT_FOUND', 'E_NOT_FOUND')
    return (
      <ErrorState error={order.error} onRetry={gone ? undefined : () => void order.refetch()} />
    )
  }
  return <OrderView order={order.data} />
}

function OrderView({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText()
  return (
    <div class="order">
      <header class="order__head">
        <OrderBadge order={order} />
        <h1 tabIndex={-1}>
          {t.orders.item(
            order.items[0]?.name ?? order.orderNumber,
            Math.max(0, order.items.length - 1),
          )}
        </h1>
        <p class="order__number">
          {order.orderNumber}
          <CopyButton value={order.orderNumber} label={t.result.orderNumber} />
        </p>
      </header>
      {order.status === 'pending_payment' || order.status === 'created' ? (
        <UnpaidOrder order={order} />
      ) : null}
      <OrderCards order={order} />
    </div>
  )
}

/** While an outcome is open the page looks again by itself. */
function askAgainMs(order: OrderDetail | undefined): number | false {
  if (order?.paymentStatus === 'confirming') return 3000
  if (order?.virtualAccount && order.paymentStatus === 'pending') return 15_000
  return order?.refunds.some((refund) => refund.status === 'pending') ? 5000 : false
}
