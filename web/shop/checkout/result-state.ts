/**
 * What a result page may say about an order, decided in one place.
 *
 * While money may be taken the only thing to say is that it is being checked: never failed, never pay again.
 */
import type { CheckoutResult } from '../../../contract/checkout.ts'

/** Where our own request to confirm stands. */
export type ConfirmState =
  | { kind: 'none' }
  | { kind: 'sending' }
  | { kind: 'answered' }
  /** Nothing was taken by this request; the code says why. */
  | { kind: 'refused'; code: string }

export type ResultState =
  | { kind: 'checking' }
  | { kind: 'held'; code: string }
  | { kind: 'paid' }
  | { kind: 'refunded' }
  | { kind: 'waiting_deposit' }
  | { kind: 'declined'; code: string; canRetry: boolean }
  | { kind: 'unpaid' }
  | { kind: 'expired' }
  | { kind: 'cancelled' }

type Known = Pick<
  CheckoutResult,
  'status' | 'paymentStatus' | 'virtualAccount' | 'failure' | 'pending' | 'canRetry' | 'expiresAt'
>

/** With less than this left, the server takes no further attempt on an order. */
const retryNeedsMs = 5 * 60_000

export function resultState(order: Known, confirm: ConfirmState, now: number): ResultState {
  switch (order.paymentStatus) {
    case 'paid':
    case 'partially_refunded':
      return { kind: 'paid' }
    case 'refunded':
      return { kind: 'refunded' }
    case 'confirming':
      return { kind: 'checking' }
    case 'pending':
    case 'failed':
      return unpaidState(order, confirm, now)
  }
}

function unpaidState(order: Known, confirm: ConfirmState, now: number): ResultState {
  if (confirm.kind === 'sending') return { kind: 'checking' }
  if (order.pending !== null) {
    return confirm.kind === 'refused' ? { kind: 'held', code: confirm.code } : { kind: 'checking' }
  }
  if (order.status === 'cancelled') return { kind: isOver(order, now) ? 'expired' : 'cancelled' }
  if (order.virtualAccount !== null && order.paymentStatus === 'pending') {
    return { kind: 'waiting_deposit' }
  }
  const code = order.failure?.code ?? (confirm.kind === 'refused' ? confirm.code : undefined)
  if (order.canRetry) {
    return code === undefined ? { kind: 'unpaid' } : { kind: 'declined', code, canRetry: true }
  }
  if (order.paymentStatus === 'failed') {
    return { kind: 'declined', code: code ?? 'E_PAYMENT_DECLINED', canRetry: false }
  }
  return { kind: isOver(order, now + retryNeedsMs) ? 'expired' : 'checking' }
}

function isOver(order: Known, now: number): boolean {
  return order.expiresAt !== null && Date.parse(order.expiresAt) <= now
}

/** Whether the page may show a button that pays. */
export function offersPayment(state: ResultState): boolean {
  return state.kind === 'unpaid' || (state.kind === 'declined' && state.canRetry)
}

/** Nothing will change by waiting: the page stops asking. */
export function isFinal(state: ResultState): boolean {
  return !['checking', 'held', 'waiting_deposit'].includes(state.kind)
}

const checkingDelaysMs = [1000, 2000, 2000, 2000, 3000, 4000, 6000, 8000, 10_000]
const slowestMs = 15_000

/** How long to wait before asking again: quick at first, then slower, and never sooner than the server wants. */
export function pollDelayMs(
  state: ResultState,
  asked: number,
  retryAfterMs: number | undefined,
): number | false {
  if (isFinal(state)) return false
  const quiet = state.kind === 'checking' ? checkingDelaysMs[asked] : undefined
  return Math.max(quiet ?? slowestMs, retryAfterMs ?? 0)
}
