/** Orders as staff read them, and what staff do with them. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AdminOrder,
  AdminOrderDetail,
  LogEntry,
  ProviderCall,
  RefundBody,
  Stats,
} from '../../../contract/admin.ts'
import type { Pagination } from '../../../contract/common.ts'
import type { Order, Payment, Refund } from '../../../contract/order.ts'
import { api, send } from '../../api/client.ts'

export type Days = { from?: string | undefined; to?: string | undefined }
export type OrdersFilter = Days & {
  status?: string | undefined
  paymentStatus?: string | undefined
  partnerId?: string | undefined
  supplierId?: string | undefined
  q?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
}
export type OrderList = { orders: AdminOrder[]; pagination: Pagination }
export type Change = { field: string; before?: unknown; after?: unknown }
export type Synced = { order: Order; changes: Change[] }
export type Refunded = { order: Order; payment: Payment; refund: Refund | null }

const root = '/api/admin/orders'
const path = (id: string, rest = ''): string => `${root}/${encodeURIComponent(id)}${rest}`

/** Everything of the list page, for its refresh button. */
export const listKey = ['admin', 'orders'] as const
/** Everything of one order. */
export const orderKey = (id: string) => ['admin', 'order', id] as const

/** While something is in doubt the page asks again by itself. */
const watchMs = 2000

export const statsQuery = ({ from, to }: Days) =>
  queryOptions({
    queryKey: [...listKey, 'stats', from ?? null, to ?? null],
    queryFn: ({ signal }) => api.get<Stats>(`${root}/stats`, { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  })

export const ordersQuery = (filter: OrdersFilter) =>
  queryOptions({
    queryKey: [...listKey, 'list', filter],
    queryFn: ({ signal }) => api.get<OrderList>(root, { query: filter, signal }),
    placeholderData: keepPreviousData,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: [...orderKey(id), 'detail'],
    queryFn: ({ signal }) => api.get<AdminOrderDetail>(path(id), { signal }),
    refetchInterval: ({ state }) => (isUnsettled(state.data) ? watchMs : false),
  })

export const logsQuery = (id: string) =>
  queryOptions({
    queryKey: [...orderKey(id), 'logs'],
    queryFn: async ({ signal }) =>
      (await api.get<{ logs: LogEntry[] }>(path(id, '/logs'), { signal })).logs,
  })

export const providerCallsQuery = (id: string) =>
  queryOptions({
    queryKey: [...orderKey(id), 'calls'],
    queryFn: async ({ signal }) =>
      (await api.get<{ calls: ProviderCall[] }>(path(id, '/provider-calls'), { signal })).calls,
  })

export const syncOrder = (id: string) => api.post<Synced>(path(id, '/sync'))

/** The same key again never makes a second refund. */
export const refundOrder = (id: string, body: RefundBody, idempotencyKey: string) =>
  send<Refunded>('POST', path(id, '/refund'), { body, idempotencyKey })

/** The outcome of a payment or of a refund is not known yet. */
export function isUnsettled(detail: AdminOrderDetail | undefined): boolean {
  if (detail === undefined) return false
  return isInDoubt(detail) || hasPendingRefund(detail)
}

export function isInDoubt(detail: AdminOrderDetail): boolean {
  return detail.order.paymentStatus === 'confirming'
}

export function hasPendingRefund(detail: AdminOrderDetail): boolean {
  return detail.refunds.some((refund) => refund.status === 'pending')
}
