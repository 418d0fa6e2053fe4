/** What a sandbox can be told at the start, and the readings of Toss's silence it follows. */

/** Points that Toss's documents leave open; each default is the more careful guess, the other is selectable. */
export type Readings = {
  /** Confirm with another amount than the one authenticated. */
  amountMismatch: 'INVALID_REQUEST' | 'FORBIDDEN_REQUEST'
  /** Confirm of a payment that was declined before. */
  confirmAborted: 'ALREADY_PROCESSED_PAYMENT' | 'NOT_FOUND_PAYMENT_SESSION'
  /** Whether an idempotency key also keeps answers of 500 and above. */
  storeServerErrors: boolean
  /** What a key does after its 15 days. */
  idempotencyAfter15Days: 'runs_again' | 'still_bound'
  /** A second confirm of a payment, under another key, while the first still runs. */
  simultaneousConfirm: 'ALREADY_PROCESSING_REQUEST' | 'side_by_side'
  /** Looking up a payment that is READY or IN_PROGRESS. */
  lookupUnconfirmed: 'found' | 'NOT_FOUND_PAYMENT'
  /** Which payment a look-up by order id shows where several share it. */
  lookupByOrder: 'paid' | 'newest' | 'oldest'
  /** Another payment under an order id that was paid before. */
  duplicatedOrderId: 'allowed' | 'DUPLICATED_ORDER_ID'
  /** Whether the server insists on 6–64 characters of an order id where no window is opened. */
  orderIdLength: 'loose' | 'strict'
  /** Deleting a billing key again. */
  billingDeletedAgain:
    | 'BILLING_KEY_NOT_FOUND'
    | 'ALREADY_REMOVED_BILLING_KEY'
    | 'NOT_FOUND_BILLING'
    | 'done'
  /** The answer to more requests than allowed, and whether it says when to come back. */
  rateLimitCode: 'TOO_MANY_REQUESTS' | 'FORBIDDEN_CONSECUTIVE_REQUEST'
  retryAfterHeader: boolean
  /** The key of a webhook's signature: the security key as it is written, or the bytes its hex digits stand for. */
  securityKey: 'text' | 'bytes'
  /** Which answers of a receiver end the retries. */
  webhookAccepts: 'only_200' | 'any_2xx'
  /** Whether a retry carries the transmission id of the first attempt. */
  transmissionId: 'per_event' | 'per_attempt'
  /** Settlements of test payments: Toss answers none, but one can be had. */
  settlements: 'empty' | 'computed'
  /** How long a transaction is missing from the list. */
  transactionsVisibleAfterSeconds: number
  /** When the refund of a deposited virtual account is complete. */
  virtualAccountRefund: 'at_once' | 'after_two_days'
  /** Whether an escrow payment can be cancelled in part before its delivery is registered. */
  escrowPartialCancel: 'before_delivery' | 'never'
  /** Whether the path that older clients use for card promotions still answers. */
  oldPromotionsPath: 'gone' | 'served'
}

export const defaultReadings: Readings = {
  amountMismatch: 'INVALID_REQUEST',
  confirmAborted: 'ALREADY_PROCESSED_PAYMENT',
  storeServerErrors: false,
  idempotencyAfter15Days: 'runs_again',
  simultaneousConfirm: 'ALREADY_PROCESSING_REQUEST',
  lookupUnconfirmed: 'found',
  lookupByOrder: 'paid',
  duplicatedOrderId: 'allowed',
  orderIdLength: 'loose',
  billingDeletedAgain: 'BILLING_KEY_NOT_FOUND',
  rateLimitCode: 'TOO_MANY_REQUESTS',
  retryAfterHeader: false,
  securityKey: 'text',
  webhookAccepts: 'only_200',
  transmissionId: 'per_event',
  settlements: 'empty',
  transactionsVisibleAfterSeconds: 0,
  virtualAccountRefund: 'at_once',
  escrowPartialCancel: 'before_delivery',
  oldPromotionsPath: 'gone',
}

export type SandboxOptions = {
  /** Keep the state in this folder; without it, in memory only. */
  dataDir?: string
  /** The same seed makes the same ids in the same order. */
  seed?: string
  /** Real time, for tests that want to hold it still. */
  now?: () => number
  readings?: Partial<Readings>
  /** The API version of the merchant of window keys; widget keys are pinned to 2022-11-16, unless told otherwise. */
  apiVersion?: string
  widgetApiVersion?: string
  /** Toss allows test keys 100 requests a minute on each path; without it, as many as come. */
  requestsPerMinute?: number
  /** Multiplies the waits between the attempts of a webhook; 1 is Toss's own schedule of four days. */
  webhookTimeScale?: number
  /** How much is remembered at most; the oldest goes first. */
  maxPayments?: number
  maxIdempotencyKeys?: number
  maxRequests?: number
  maxDeliveries?: number
  maxBillingKeys?: number
  maxCashReceipts?: number
}

export const defaultBounds = {
  maxPayments: 100_000,
  maxIdempotencyKeys: 50_000,
  maxRequests: 1_000,
  maxDeliveries: 1_000,
  maxBillingKeys: 50_000,
  maxCashReceipts: 50_000,
}
