/** One's own orders. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Pagination } from '../../contract/common.ts'
import type { Order, OrderDetail } from '../../contract/order.ts'
import { api } from './client.ts'

const pageSize = 20

export const ordersQuery = infiniteQueryOptions({
  queryKey: ['orders'],
  queryFn: ({ signal, pageParam }) =>
    api.get<{ orders: Order[]; pagination: Pagination }>('/api/orders', {
      query: { limit: pageSize, cursor: pageParam },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.pagination.nextCursor,
})

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', id],
    queryFn: ({ signal }) =>
      api.get<OrderDetail>(`/api/orders/${encodeURIComponent(id)}`, { signal }),
  })
