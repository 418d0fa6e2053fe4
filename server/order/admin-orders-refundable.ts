/** What of an order can be given back now, whether in parts, until when, and what stands in the way. */
import type { AdminOrderDetail } from '../../contract/admin.ts'
import { koreanDayOf, startOfKoreanDay } from '../kernel/korean-day.ts'

export type RefundableFacts = {
  readonly paymentStatus: string
  /** An account was issued, and its deposit is awaited. */
  readonly isAwaitingDeposit: boolean
  /** The attempt that paid the order. */
  readonly paid: {
    readonly method: string | null
    readonly approvedAt: Date | null
    readonly balanceAmount: number
    readonly isPartialCancelable: boolean
  } | null
  /** Armed and not yet answered. */
  readonly pendingRefunds: number
}

const dayMs = 24 * 3_600_000

export function refundableOf(facts: RefundableFacts, now: Date): AdminOrderDetail['refundable'] {
  const { paid } = facts
  const amount = Math.max(0, (paid?.balanceAmount ?? 0) - facts.pendingRefunds)
  const until = paid?.approvedAt ? lastInstant(paid.method, paid.approvedAt) : null
  return {
    amount,
    partial: amount > 0 && paid?.isPartialCancelable === true,
    until: until?.toISOString() ?? null,
    blockedBy: blockedBy(facts, amount, until !== null && until <= now),
  }
}

function blockedBy(facts: RefundableFacts, amount: number, isLate: boolean): string | null {
  if (facts.paymentStatus === 'confirming') return 'in_doubt'
  if (facts.paid === null && facts.isAwaitingDeposit) return 'awaiting_deposit'
  if (facts.paymentStatus === 'refunded') return 'refunded'
  if (facts.paid === null || !['paid', 'partially_refunded'].includes(facts.paymentStatus))
    return 'not_paid'
  if (amount === 0) return 'refund_pending'
  return isLate ? 'too_late' : null
}

/** How long Toss gives money back, by method; a card has no limit of its own. */
function lastInstant(method: string | null, approvedAt: Date): Date | null {
  if (method === '계좌이체') return new Date(approvedAt.getTime() + 180 * dayMs)
  if (method === '가상계좌') return new Date(approvedAt.getTime() + 365 * dayMs)
  return method === '휴대폰' ? endOfKoreanMonth(approvedAt) : null
}

function endOfKoreanMonth(instant: Date): Date {
  const [year = 0, month = 0] = koreanDayOf(instant).split('-').map(Number)
  const next =
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return startOfKoreanDay(next)
}
