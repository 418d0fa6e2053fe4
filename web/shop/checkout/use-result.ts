/** The state of an order on its result page: confirmed at once where a payment came back, then asked for until it is final. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'preact/hooks'
import { type ApiError, isApiError } from '../../api/api-error.ts'
import { confirm, type KnownResult, resultQuery } from '../../api/checkout.query.ts'
import { type ConfirmState, pollDelayMs, type ResultState, resultState } from './result-state.ts'

export type CheckoutOutcome = {
  order: KnownResult | undefined
  state: ResultState | undefined
  error: Error | null
  /** How often the server has been asked without a final answer. */
  asked: number
  /** Asks again, and sends a held payment once more. */
  recheck: () => void
  rechecking: boolean
}

export function useResult(orderNumber: string, token: string | undefined): CheckoutOutcome {
  const client = useQueryClient()
  const options = resultQuery(orderNumber, token)
  const confirming = useMutation({
    mutationFn: confirm,
    retry: (count, error) => count < sendsMax && mayBeSentAgain(error),
    retryDelay: (count, error) =>
      Math.max(
        isApiError(error) ? (error.retryAfterMs ?? 0) : 0,
        Math.min(2000 * 2 ** count, 15_000),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: options.queryKey }),
  })
  const confirmState = confirmStateOf(confirming)
  const result = useQuery({
    ...options,
    refetchInterval: ({ state }) => {
      if (state.data === undefined) return refused(state.error) ? false : 4000
      const decided = resultState(state.data, confirmState, Date.now())
      return pollDelayMs(decided, state.dataUpdateCount - 1, state.data.retryAfterMs)
    },
    refetchIntervalInBackground: true,
  })
  const pending = result.data?.pending ?? null
  const send = (): void => {
    if (pending !== null)
      confirming.mutate({ ...pending, ...(token === undefined ? {} : { token }) })
  }
  useEffect(() => {
    if (pending !== null && confirming.isIdle) send()
  }, [pending?.paymentKey])

  const order = result.data
  return {
    order,
    state: order === undefined ? undefined : resultState(order, confirmState, Date.now()),
    error: result.error,
    asked:
      result.dataUpdatedAt === 0
        ? 0
        : (client.getQueryState(options.queryKey)?.dataUpdateCount ?? 0),
    recheck: () => {
      if (confirming.isError) send()
      void result.refetch()
    },
    rechecking: result.isFetching,
  }
}

const sendsMax = 40

/** An answer that was lost, a busy server, a shop on hold: the same confirm may be sent again, it is joined, not repeated. */
function mayBeSentAgain(error: unknown): boolean {
  return isApiError(error) && (!error.definite || error.code === 'E_RATE_LIMIT')
}

/** Codes that say that this request did not reach the provider; it is sent again while the page says why it waits. */
const holding = ['E_CHECKOUT_PAUSED', 'E_PROVIDER_DOWN']

function confirmStateOf(confirming: {
  isPending: boolean
  isSuccess: boolean
  failureReason: Error | null
}): ConfirmState {
  const reason = confirming.failureReason as ApiError | null
  if (confirming.isPending) {
    const held = isApiError(reason) && holding.includes(reason.code)
    return held ? { kind: 'refused', code: reason.code } : { kind: 'sending' }
  }
  if (confirming.isSuccess) return { kind: 'answered' }
  if (isApiError(reason) && (reason.definite || holding.includes(reason.code))) {
    // Another payment of this order is under way: that is for the order's own state to say.
    if (reason.code === 'E_PAYMENT_IN_PROGRESS') return { kind: 'answered' }
    return { kind: 'refused', code: reason.providerCode ?? reason.code }
  }
  return { kind: 'none' }
}

function refused(error: Error | null): boolean {
  return isApiError(error) && error.definite && error.code !== 'E_RATE_LIMIT'
}
