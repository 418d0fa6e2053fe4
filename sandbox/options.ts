/** What a sandbox can be told at the start, and the readings of Toss's silence it follows. */

/** Points that Toss's documents leave open; each default is the more careful guess, the other is selectable. */
export type Readings = {
  /** Confirm with another amount than the one authenticated. */
  amountMismatch: 'INVALID_REQUEST' | 'FORBIDDEN_REQUEST'
  /** Confirm of a payment that was declined before. */
  confirmAborted: 'ALREADY_PROCESSED_PAYMENT' | 'NOT_FOUND_PAYMENT_SESSION'
  /** Whether an idempotency key also keeps answers of 500 and above. */
  storeServerErrors: boolean
}

export const defaultReadings: Readings = {
  amountMismatch: 'INVALID_REQUEST',
  confirmAborted: 'ALREADY_PROCESSED_PAYMENT',
  storeServerErrors: false,
}

export type SandboxOptions = {
  /** Keep the state in this folder; without it, in memory only. */
  dataDir?: string
  /** The same seed makes the same ids in the same order. */
  seed?: string
  /** Real time, for tests that want to hold it still. */
  now?: () => number
  readings?: Partial<Readings>
  apiVersion?: string
  /** How much is remembered at most; the oldest goes first. */
  maxPayments?: number
  maxIdempotencyKeys?: number
  maxRequests?: number
  maxDeliveries?: number
}

export const defaultBounds = {
  maxPayments: 100_000,
  maxIdempotencyKeys: 50_000,
  maxRequests: 1_000,
  maxDeliveries: 1_000,
}
