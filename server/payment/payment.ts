/** A payment (one attempt to collect an order): its states, and when to look one up again. */

export const paymentNext = {
  PENDING: ['CONFIRMING', 'EXPIRED', 'FAILED', 'SUCCESS', 'WAITING_FOR_DEPOSIT'],
  CONFIRMING: ['SUCCESS', 'WAITING_FOR_DEPOSIT', 'FAILED', 'EXPIRED'],
  WAITING_FOR_DEPOSIT: ['SUCCESS', 'EXPIRED', 'FAILED'],
  SUCCESS: ['PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT'],
  PARTIALLY_REFUNDED: ['REFUNDED'],
  REFUNDED: [],
  FAILED: ['SUCCESS', 'WAITING_FOR_DEPOSIT'],
  EXPIRED: ['SUCCESS', 'WAITING_FOR_DEPOSIT'],
} as const satisfies Record<string, readonly string[]>
export type PaymentState = keyof typeof paymentNext

/** Toss lets an authenticated payment be confirmed for ten minutes; a little more, for clocks that differ. */
export const sessionLivesMs = 10 * 60_000 + 30_000
/** A claim that old whose owner has said nothing is taken for dead, and its confirm may be sent again. */
export const silentOwnerMs = 10_000

/**
 * How long until an unresolved payment is looked up again.
 * While Toss may still be charging, every 5 and then 10 seconds, so that it heals within 15 s of Toss answering again;
 * a deposit is awaited by the minute, and near its deadline no later than that.
 */
export function nextLookSeconds(look: {
  status: PaymentState
  looks: number
  ageMs: number
  untilDueMs: number | null
}): number {
  if (look.status === 'WAITING_FOR_DEPOSIT') {
    const pause = look.looks < 10 ? 60 : 300
    const untilDue = Math.ceil((look.untilDueMs ?? 0) / 1000)
    return untilDue > 0 ? Math.min(pause, untilDue + 1) : 60
  }
  if (look.ageMs > 24 * 3_600_000) return 3600
  return look.looks < 3 ? 5 : 10
}

/** The key a confirm is sent with: a lost answer repeats `n`. */
export function confirmKey(paymentId: string, n: number): string {
  return `confirm:${paymentId}:${n}`
}
