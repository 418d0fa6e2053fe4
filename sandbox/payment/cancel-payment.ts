/** Cancel: giving the money back, whole or in part, as often as the balance allows. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import { defaultReadings, type Readings } from '../options.ts'
import type { Chance } from '../state/chance.ts'
import { splitAmount } from './amounts.ts'
import { newTransactionKey } from './approve-payment.ts'
import { koreanMonth, koreanTime } from './korean-time.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { Cancel, Payment, PaymentRecord, RefundReceiveAccount } from './payment.ts'
import { type RefundAccountInput, readRefundAccount } from './refund-account.ts'
import { withTransaction } from './transactions.ts'

export type CancelInput = {
  cancelReason: string
  /** Absent: the whole balance. */
  cancelAmount?: number
  currency?: string
  taxFreeAmount?: number
  /** What the caller believes the balance to be; otherwise nothing is cancelled. */
  refundableAmount?: number
  refundReceiveAccount?: RefundAccountInput
  cancelRequestId?: string
}

export type Cancelling = { now: number; chance: Chance; readings?: Readings }

export function cancelPayment(
  record: PaymentRecord | undefined,
  input: CancelInput,
  cancelling: Cancelling,
): Outcome {
  if (record === undefined) return refused('NOT_FOUND_PAYMENT')
  const { payment } = record
  const amount = input.cancelAmount ?? payment.balanceAmount
  const refusal = refusalOf(record, input, amount, cancelling)
  if (refusal !== null) return refused(refusal)

  let refundAccount: RefundReceiveAccount | null = null
  if (payment.virtualAccount !== null && payment.status !== 'WAITING_FOR_DEPOSIT') {
    const read = readRefundAccount(input.refundReceiveAccount)
    if (typeof read === 'string') return refused(read)
    refundAccount = read
  }
  const taxFree = taxFreePart(payment, input, amount)
  if (taxFree === null) return refused('INVALID_REQUEST')
  return done(cancelled(record, input, { amount, taxFree, refundAccount }, cancelling))
}

/** The first check that fails, in the order in which Toss makes them. */
function refusalOf(
  record: PaymentRecord,
  input: CancelInput,
  amount: number,
  { now, readings = defaultReadings }: Cancelling,
): TossErrorCode | null {
  const { payment } = record
  const { status, balanceAmount } = payment
  if (status === 'CANCELED') return 'ALREADY_CANCELED_PAYMENT'
  if (status !== 'DONE' && status !== 'PARTIAL_CANCELED' && status !== 'WAITING_FOR_DEPOSIT') {
    return 'NOT_CANCELABLE_PAYMENT'
  }
  if (input.currency !== undefined && input.currency !== payment.currency) return 'INVALID_REQUEST'
  if (input.refundableAmount !== undefined && input.refundableAmount !== balanceAmount) {
    return 'NOT_MATCHES_REFUNDABLE_AMOUNT'
  }
  if (status === 'WAITING_FOR_DEPOSIT' && amount !== balanceAmount) {
    return 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT'
  }
  if (amount > balanceAmount || balanceAmount === 0) return 'NOT_CANCELABLE_AMOUNT'
  if (!payment.isPartialCancelable && amount !== payment.totalAmount) {
    return 'NOT_ALLOWED_PARTIAL_REFUND'
  }
  if (payment.useEscrow) {
    const isWhole = amount === payment.totalAmount
    if (record.hasDelivery) return isWhole ? 'NOT_CANCELABLE_PAYMENT' : 'NOT_ALLOWED_PARTIAL_REFUND'
    if (!isWhole && readings.escrowPartialCancel === 'never') return 'NOT_ALLOWED_PARTIAL_REFUND'
  }
  if (isPastRefundPeriod(record, now)) return 'EXCEED_MAX_REFUND_DUE'
  return null
}

const dayMs = 86_400_000
const refundTakesMs = 2 * dayMs

/** Cards have no limit; the others do, the phone bill the shortest. */
function isPastRefundPeriod({ payment, approvedAtMs }: PaymentRecord, now: number): boolean {
  if (approvedAtMs === null) return false
  switch (payment.method) {
    case '휴대폰':
      return koreanMonth(approvedAtMs) !== koreanMonth(now)
    case '계좌이체':
      return now - approvedAtMs > 180 * dayMs
    case '가상계좌':
      return now - approvedAtMs > 365 * dayMs
    default:
      return false
  }
}

/** The tax-free share of this cancel, or null where it does not fit what is left. */
function taxFreePart(payment: Payment, input: CancelInput, amount: number): number | null {
  if (amount === payment.balanceAmount && input.taxFreeAmount === undefined) {
    return payment.taxFreeAmount
  }
  const taxFree = input.taxFreeAmount ?? 0
  const left = payment.taxFreeAmount - taxFree
  const fits = taxFree <= amount && 0 <= left && left <= payment.balanceAmount - amount
  return fits ? taxFree : null
}

type Parts = { amount: number; taxFree: number; refundAccount: RefundReceiveAccount | null }

function cancelled(
  record: PaymentRecord,
  input: CancelInput,
  { amount, taxFree, refundAccount }: Parts,
  { now, chance, readings = defaultReadings }: Cancelling,
): PaymentRecord {
  const { payment } = record
  const balanceAmount = payment.balanceAmount - amount
  const taxFreeAmount = payment.taxFreeAmount - taxFree
  const taxExemptionAmount = balanceAmount === 0 ? 0 : payment.taxExemptionAmount
  const inOneGo = amount === payment.totalAmount
  const entry: Cancel = {
    transactionKey: newTransactionKey(chance),
    cancelReason: input.cancelReason,
    canceledAt: koreanTime(now),
    cancelAmount: amount,
    taxFreeAmount: taxFree,
    taxExemptionAmount: payment.taxExemptionAmount - taxExemptionAmount,
    refundableAmount: balanceAmount,
    cardDiscountAmount: 0,
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: input.cancelRequestId ?? null,
  }
  const account = payment.virtualAccount
  const isLate = refundAccount !== null && readings.virtualAccountRefund === 'after_two_days'
  const next: PaymentRecord = {
    ...record,
    refundedAtMs: isLate ? now + refundTakesMs : record.refundedAtMs,
    payment: {
      ...payment,
      lastTransactionKey: entry.transactionKey,
      // The last of several partial cancels leaves the status at PARTIAL_CANCELED, with a balance of 0.
      status: inOneGo ? 'CANCELED' : 'PARTIAL_CANCELED',
      card: payment.card && inOneGo ? { ...payment.card, acquireStatus: 'CANCELED' } : payment.card,
      virtualAccount:
        account && refundAccount
          ? {
              ...account,
              refundStatus: isLate ? 'PENDING' : 'COMPLETED',
              refundReceiveAccount: refundAccount,
            }
          : account,
      cancels: [...(payment.cancels ?? []), entry],
      balanceAmount,
      taxExemptionAmount,
      taxFreeAmount,
      ...splitAmount(balanceAmount, taxFreeAmount, taxExemptionAmount),
    },
  }
  // An account nobody paid into gives nothing back.
  return record.approvedAtMs === null ? next : withTransaction(next, amount, now)
}
