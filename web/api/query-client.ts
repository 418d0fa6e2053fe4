/** The one cache of server state; requests that could not be answered are repeated, refusals are not. */
import { QueryClient } from '@tanstack/react-query'
import { isApiError } from './api-error.ts'

const repeatsMax = 2

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < repeatsMax && !(isApiError(error) && error.definite),
        retryDelay: (count) => 500 * 2 ** count,
      },
      mutations: { retry: false },
    },
  })
}
