/** One order: what was bought, every payment and refund of it, and everything that happened to it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { AdminOrderDetail } from '../../../contract/admin.ts'
import { isApiError } from '../../api/api-error.ts'
import { EmptyState, ErrorState, Icon, Page, Skeleton } from '../../ui/index.ts'
import { orderKey, orderQuery } from '../api/admin-order.query.ts'
import { AdminLink, useRouteId } from '../navigation.tsx'
import { useAdminText } from '../text/text.ts'
import { Region } from '../ui/index.ts'
import { DoubtNotice } from './doubt-notice.tsx'
import { OrderLog } from './log/order-log.tsx'
import { ProviderCalls } from './log/provider-calls.tsx'
import { OrderAside } from './order-aside.tsx'
import { OrderHead } from './order-head.tsx'
import { OrderItems } from './order-items.tsx'
import './order-page.css'
import { OrderPayments } from './order-payments.tsx'
import { OrderRefunds } from './order-refunds.tsx'

export function OrderPage(): JSX.Element {
  const text = useAdminText()
  const id = useRouteId()
  const { data, error, refetch } = useQuery(orderQuery(id))
  useFreshHistory(id, data)
  return (
    <Page title={data?.order.orderNumber ?? text.list.title}>
      <AdminLink to="/orders" class="back-link">
        <Icon name="back" size={16} />
        {text.order.back}
      </AdminLink>
      {data !== undefined ? (
        <Order id={id} detail={data} />
      ) : error === null ? (
        <Skeleton kind="card" lines={3} />
      ) : isApiError(error) && error.status === 404 ? (
        <EmptyState page icon="search" title={text.order.notFound} body={text.order.notFoundBody} />
      ) : (
        <ErrorState error={error} onRetry={() => refetch()} />
      )}
    </Page>
  )
}

function Order({ id, detail }: { id: string; detail: AdminOrderDetail }): JSX.Element {
  return (
    <div class="order">
      <OrderHead id={id} detail={detail} />
      <DoubtNotice detail={detail} />
      <div class="order__columns">
        <div class="order__main">
          <OrderItems order={detail.order} />
          <OrderPayments payments={detail.payments} />
          <OrderRefunds refunds={detail.refunds} items={detail.order.items} />
          <Region>
            <OrderLog id={id} />
          </Region>
          <Region>
            <ProviderCalls id={id} />
          </Region>
        </div>
        <OrderAside detail={detail} />
      </div>
    </div>
  )
}

/** Log and answers are read again whenever the states of the order have moved on. */
function useFreshHistory(id: string, detail: AdminOrderDetail | undefined): void {
  const client = useQueryClient()
  const states = [
    detail?.order.status,
    detail?.order.paymentStatus,
    ...(detail?.payments ?? []).map((payment) => payment.status),
    ...(detail?.refunds ?? []).map((refund) => refund.status),
  ].join()
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [...orderKey(id), 'logs'] })
    void client.invalidateQueries({ queryKey: [...orderKey(id), 'calls'] })
  }, [client, id, states])
}
