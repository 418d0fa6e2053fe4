/** The clocks of a payment: 30 minutes to authenticate, then 10 minutes to confirm, and the due date of an account. */

import { messageOf, type TossErrorCode } from '../data/error-catalogue.ts'
import type { PaymentRecord } from './payment.ts'

export const authenticateWithinMs = 30 * 60_000
export const confirmWithinMs = 10 * 60_000

/** The record as it stands at `now`: the same object when no clock has run out. */
export function expire(record: PaymentRecord, now: number): PaymentRecord {
  const { payment } = record
  if (payment.status === 'READY' && now - record.requestedAtMs >= authenticateWithinMs) {
    return expired(record)
  }
  if (payment.status === 'IN_PROGRESS' && now - authenticatedAt(record) >= confirmWithinMs) {
    return expired(record)
  }
  const account = payment.virtualAccount
  if (payment.status === 'WAITING_FOR_DEPOSIT' && account !== null && !account.expired) {
    if (record.dueAtMs === null || now < record.dueAtMs) return record
    // The status stays, and Toss tells nobody.
    return { ...record, payment: { ...payment, virtualAccount: { ...account, expired: true } } }
  }
  if (account?.refundStatus === 'PENDING' && now >= (record.refundedAtMs ?? 0)) {
    const refunded = { ...account, refundStatus: 'COMPLETED' as const }
    return { ...record, payment: { ...payment, virtualAccount: refunded } }
  }
  return record
}

function authenticatedAt(record: PaymentRecord): number {
  return record.authenticatedAtMs ?? record.requestedAtMs
}

function expired(record: PaymentRecord): PaymentRecord {
  return {
    ...record,
    payment: {
      ...record.payment,
      status: 'EXPIRED',
      failure: { code: 'EXPIRED_PAYMENT', message: '결제가 만료되었습니다. 다시 시도해주세요.' },
    },
  }
}

/** A declined payment: its session is spent, and a look-up says why. */
export function abort(record: PaymentRecord, code: TossErrorCode): PaymentRecord {
  const failure = { code, message: messageOf(code, 'ko') }
  return { ...record, payment: { ...record.payment, status: 'ABORTED', failure } }
}
