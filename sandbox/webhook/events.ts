/** Which events a change of a payment causes, in the shapes in which Toss sends them. */

import { koreanEventTime } from '../payment/korean-time.ts'
import type { Payment, PaymentRecord, PaymentStatus } from '../payment/payment.ts'
import type { WebhookEvent } from './webhook.ts'

/** READY and IN_PROGRESS never make an event, and neither does the due date of an account. */
const silent: readonly PaymentStatus[] = ['READY', 'IN_PROGRESS']

export function eventsOf(
  { payment }: PaymentRecord,
  before: PaymentRecord | undefined,
  now: number,
): WebhookEvent[] {
  if (silent.includes(payment.status) || !hasMoved(payment, before?.payment)) return []
  // The shop asked for a billing charge itself and has its answer; only what follows is news.
  if (payment.type === 'BILLING' && payment.status === 'DONE') return []
  const createdAt = koreanEventTime(now)
  const events = [statusChanged(payment, createdAt)]
  // A virtual account causes both, for those who registered both.
  if (payment.virtualAccount !== null) events.push(depositCallback(payment, createdAt))
  return events
}

/** A second partial cancel leaves the status as it was, but is news all the same. */
function hasMoved(payment: Payment, before: Payment | undefined): boolean {
  return (
    payment.status !== before?.status ||
    (payment.cancels?.length ?? 0) !== (before.cancels?.length ?? 0)
  )
}

function statusChanged(payment: Payment, createdAt: string): WebhookEvent {
  const type = 'PAYMENT_STATUS_CHANGED'
  return { type, body: JSON.stringify({ eventType: type, createdAt, data: payment }) }
}

/** Flat, without an event type and without a payment key: the order id and the secret must do. */
function depositCallback(payment: Payment, createdAt: string): WebhookEvent {
  const { secret, status, lastTransactionKey, orderId } = payment
  const body = { createdAt, secret, status, transactionKey: lastTransactionKey, orderId }
  return { type: 'DEPOSIT_CALLBACK', body: JSON.stringify(body) }
}
