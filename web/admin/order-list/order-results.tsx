/** The orders that fit the filters, page by page, or why there are none. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { classNames, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts'
import { ordersQuery } from '../api/admin-order.query.ts'
import { useAdminText } from '../text/text.ts'
import { useWide } from '../ui/index.ts'
import { OrderCards } from './order-cards.tsx'
import { OrderTable } from './order-table.tsx'
import { limitDefault, type OrdersSearch, ordersSearchText } from './orders-search.ts'
import { Pager } from './pager.tsx'

export function OrderResults({ search }: { search: OrdersSearch }): JSX.Element {
  const { list } = useAdminText()
  const isWide = useWide()
  const limit = search.limit ?? limitDefault
  const { data, error, isPlaceholderData, refetch } = useQuery(ordersQuery({ ...search, limit }))
  if (data === undefined) {
    return (
      <div id="order-results" class="orders__results">
        {error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )}
      </div>
    )
  }
  const { orders, pagination } = data
  return (
    <div
      id="order-results"
      class={classNames('orders__results', isPlaceholderData && 'orders__results--old')}
      aria-busy={isPlaceholderData}
      data-testid="order-table"
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => refetch()} />}
      {orders.length === 0 ? <NoOrders search={search} /> : null}
      {orders.length === 0 ? null : isWide ? (
        <OrderTable orders={orders} />
      ) : (
        <OrderCards orders={orders} />
      )}
      <p class="visually-hidden" role="status">
        {isPlaceholderData ? list.updating : list.total(pagination.total)}
      </p>
      <Pager search={search} pagination={pagination} />
    </div>
  )
}

function NoOrders({ search }: { search: OrdersSearch }): JSX.Element {
  const { list } = useAdminText()
  const isFiltered = ordersSearchText({ ...search, limit: undefined }) !== ''
  return isFiltered ? (
    <EmptyState icon="search" title={list.noMatch} body={list.noMatchBody} />
  ) : (
    <EmptyState icon="receipt" title={list.empty} body={list.emptyBody} />
  )
}
