/** An order's states, the changes that are allowed, and its number. */

export const orderNext = {
  created: ['pending_payment', 'paid', 'cancelled'],
  pending_payment: ['paid', 'cancelled'],
  paid: ['refunded', 'pending_payment'],
  refunded: [],
  cancelled: ['paid'],
} as const satisfies Record<string, readonly string[]>
export type OrderState = keyof typeof orderNext

export const orderPaymentNext = {
  pending: ['confirming', 'paid', 'failed', 'refunded'],
  confirming: ['paid', 'pending', 'failed'],
  failed: ['confirming', 'pending', 'paid', 'refunded'],
  paid: ['partially_refunded', 'refunded', 'pending'],
  partially_refunded: ['refunded'],
  refunded: [],
} as const satisfies Record<string, readonly string[]>
export type OrderPaymentState = keyof typeof orderPaymentNext

export const platformSellerId = 'platform-seller'

/** `ORD-YYYYMMDD-XXXXXXX`: the Korean day and seven characters of base 32; not sequential, so it hides volume. */
export function orderNumberOf(koreanDay: string, chance: string): string {
  return `ORD-${koreanDay.replaceAll('-', '')}-${chance}`
}
