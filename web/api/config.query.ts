/** What the pages have to know before they can sell. */
import { queryOptions } from '@tanstack/react-query'
import type { Config } from '../../contract/config.ts'
import { api } from './client.ts'

export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => api.get<Config>('/api/config', { signal }),
  staleTime: 60_000,
})
