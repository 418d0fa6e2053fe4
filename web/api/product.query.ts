/** The catalogue. */
import { queryOptions } from '@tanstack/react-query'
import type { Product } from '../../contract/product.ts'
import { api } from './client.ts'

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: async ({ signal }) =>
    (await api.get<{ products: Product[] }>('/api/products', { signal })).products,
})

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['products', id],
    queryFn: ({ signal }) =>
      api.get<Product>(`/api/products/${encodeURIComponent(id)}`, { signal }),
  })
