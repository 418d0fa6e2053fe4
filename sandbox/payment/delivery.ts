/** The parcel of an escrow payment is on its way: from now on only the buyer can start a cancel. */

import { done, type Outcome, refused } from './outcome.ts'
import type { PaymentRecord } from './payment.ts'

export function registerDelivery(record: PaymentRecord | undefined): Outcome {
  if (record === undefined) return refused('NOT_FOUND_PAYMENT')
  if (!record.payment.useEscrow || record.payment.status !== 'DONE') {
    return refused('INVALID_REQUEST')
  }
  const payment = { ...record.payment, isPartialCancelable: false }
  return done({ ...record, hasDelivery: true, payment })
}
