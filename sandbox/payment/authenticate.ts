/** The buyer has chosen a method and proved who they are: READY becomes IN_PROGRESS. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import { methodNames } from '../data/methods.ts'
import type { Choice, PaymentRecord } from './payment.ts'

export function authenticate(
  record: PaymentRecord,
  choice: Choice,
  now: number,
  declineCode: TossErrorCode | null,
): PaymentRecord {
  return {
    ...record,
    payment: { ...record.payment, status: 'IN_PROGRESS', method: methodNames[choice.method] },
    authenticatedAtMs: now,
    choice,
    declineCode,
  }
}
