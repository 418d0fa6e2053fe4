/** A session that ended or a role that changed shows on the first answer that says so, wherever it came from. */
import type { QueryClient } from '@tanstack/react-query'
import { isApiError } from '../../api/api-error.ts'
import { sessionQuery } from '../../api/session.query.ts'

export function watchSession(client: QueryClient): void {
  const onError = (error: unknown): void => {
    if (isApiError(error, 'E_UNAUTHENTICATED')) client.setQueryData(sessionQuery.queryKey, null)
    if (isApiError(error, 'E_FORBIDDEN')) void client.invalidateQueries(sessionQuery)
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    if (event.query.queryKey[0] !== sessionQuery.queryKey[0]) onError(event.action.error)
  })
  client.getMutationCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    if (event.mutation.options.meta?.ownErrors !== true) onError(event.action.error)
  })
}
