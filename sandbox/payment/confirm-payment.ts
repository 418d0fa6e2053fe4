/** Confirm: the shop asks for the money of an authenticated payment. Its checks, in Toss's order. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import type { Readings } from '../options.ts'
import { type Approving, approve } from './approve-payment.ts'
import { abort } from './expire.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { PaymentRecord } from './payment.ts'

export type ConfirmInput = { paymentKey: string; orderId: string; amount: number }

export type Confirming = Approving & {
  readings: Readings
  /** A decline that a fault asks for, beside the one the window may have planned. */
  declineCode: TossErrorCode | null
}

/** `record` is undefined where no session of this key belongs to the caller's merchant. */
export function confirmPayment(
  record: PaymentRecord | undefined,
  input: ConfirmInput,
  confirming: Confirming,
): Outcome {
  if (record === undefined) return refused('NOT_FOUND_PAYMENT_SESSION')
  const { payment } = record
  switch (payment.status) {
    case 'READY': // nobody has authenticated yet
    case 'EXPIRED':
      return refused('NOT_FOUND_PAYMENT_SESSION')
    case 'ABORTED':
      return refused(confirming.readings.confirmAborted)
    case 'IN_PROGRESS':
      break
    default:
      return refused('ALREADY_PROCESSED_PAYMENT')
  }
  if (input.orderId !== payment.orderId) return refused('FORBIDDEN_REQUEST')
  if (input.amount !== payment.totalAmount) return refused(confirming.readings.amountMismatch)
  if (isBelowMinimum(record)) return refused('BELOW_MINIMUM_AMOUNT')
  if (record.choice?.method === 'TRANSFER' && payment.totalAmount > maxTransferAmount) {
    return refused('EXCEEDS_TRANSFER_AMOUNT_MAXIMUM')
  }

  const code = confirming.declineCode ?? record.declineCode
  if (code !== null) return refused(code, abort(record, code))
  return done(approve(record, confirming))
}

const maxTransferAmount = 10_000_000

function isBelowMinimum({ payment, choice }: PaymentRecord): boolean {
  if (choice?.method === 'CARD') return payment.totalAmount < 100
  return choice?.method === 'TRANSFER' && payment.totalAmount < 200
}
