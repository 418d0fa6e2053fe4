/** What a verb on a payment comes to: the record as it is now, or the code with which Toss refuses. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import type { PaymentRecord } from './payment.ts'

export type Refused = {
  kind: 'refused'
  code: TossErrorCode
  /** Where the refusal itself changed the payment, as a decline does. */
  record?: PaymentRecord
}

export type Outcome = { kind: 'done'; record: PaymentRecord } | Refused

export function refused(code: TossErrorCode, record?: PaymentRecord): Refused {
  return record === undefined ? { kind: 'refused', code } : { kind: 'refused', code, record }
}

export function done(record: PaymentRecord): Outcome {
  return { kind: 'done', record }
}
