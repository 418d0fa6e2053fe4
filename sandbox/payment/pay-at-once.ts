/** A payment without a window: made, authenticated and approved in one call. */

import type { Approving } from './approve-payment.ts'
import { approve } from './approve-payment.ts'
import { authenticate } from './authenticate.ts'
import { createPayment, type Making, type NewPayment } from './create-payment.ts'
import type { Choice, Payment, PaymentRecord } from './payment.ts'

export type AtOnce = NewPayment & {
  choice: Choice
  type?: Payment['type']
  customerKey?: string
}

export function payAtOnce(wanted: AtOnce, making: Making & Approving): PaymentRecord {
  const { choice, type = 'NORMAL', customerKey, ...rest } = wanted
  const created = createPayment(rest, making)
  const typed: PaymentRecord = { ...created, payment: { ...created.payment, type }, customerKey }
  return approve(authenticate(typed, choice, making.now, null), making)
}
