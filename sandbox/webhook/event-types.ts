/** Every event that Toss sends, by its type. */

export const eventTypes = [
  'PAYMENT_STATUS_CHANGED',
  'DEPOSIT_CALLBACK',
  'CANCEL_STATUS_CHANGED',
  'BILLING_DELETED',
  'METHOD_UPDATED',
  'CUSTOMER_STATUS_CHANGED',
  'payout.changed',
  'seller.changed',
] as const

export type EventType = (typeof eventTypes)[number]

export type WebhookEvent = { type: EventType; body: string }

/** Only these two carry a signature; all else has to be looked up. */
export function isSigned(type: EventType): boolean {
  return type === 'payout.changed' || type === 'seller.changed'
}
