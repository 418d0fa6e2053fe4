/** What became of a refund that was sent, as far as its answer tells. */
import type { RefundStatus } from '../../../../contract/order.ts'
import { isApiError } from '../../../api/api-error.ts'

/** `unknown`: no answer, so it may have been done; `checking`: the server knows it and is waiting for Toss. */
export type RefundOutcome = 'done' | 'checking' | 'approval' | 'failed' | 'refused' | 'unknown'

export function outcomeOfStatus(status: RefundStatus | undefined): RefundOutcome {
  switch (status) {
    case 'needs_approval':
      return 'approval'
    case 'pending':
      return 'checking'
    case 'failed':
    case 'rejected':
      return 'failed'
    default:
      return 'done'
  }
}

/**
 * Only a definite refusal proves that nothing was done; of a request that may have arrived before,
 * only one that was read: a closed door or a full one says nothing about the first time.
 */
export function outcomeOfError(error: unknown, maybeDone = false): RefundOutcome {
  if (!isApiError(error) || !error.definite) return 'unknown'
  if (error.code === 'E_IDEMPOTENCY_IN_FLIGHT') return 'unknown'
  return maybeDone && unread.includes(error.status) ? 'unknown' : 'refused'
}

const unread: readonly number[] = [401, 403, 429]
