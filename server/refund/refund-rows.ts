/** The shapes that the statements of refunds take and answer. */
import type { RefundStatus } from '../../contract/order.ts'
import type { Performer } from '../kernel/performer.ts'
import type { TossCall } from '../toss/client.ts'

export type RefundAccount = { bank: string; accountNumber: string; holderName: string }

/** A refund that may be sent now. */
export type RefundJob = {
  refundId: string
  paymentId: string
  orderId: string
  paymentKey: string
  kind: 'refund' | 'late_money' | 'void'
  amount: number
  reason: string
  sendN: number
  tries: number
  refundableBefore: number
  createdAt: string
  /** Sealed, hex. */
  receiveAccount: string | null
}

export type RefundSettleItem = {
  refundId: string
  outcome: 'succeeded' | 'failed' | 'unknown'
  transactionKey?: string
  failureCode?: string
  failureMessage?: string
  grow?: boolean
  nextTryAt?: string
  calls: TossCall[]
  now: string
  actor: Performer
}
export type RefundSettled = { changed: boolean; status: RefundStatus }

export type ArmItem = {
  refundId: string
  orderId: string
  reason: string
  /** Won; null: the whole rest. */
  amount: number | null
  items: { orderItemId: string; quantity: number; restock?: boolean }[] | null
  keepAccess: boolean
  /** Sealed, hex. */
  receiveAccount: string | null
  requestedBy: string
  scope: string
  fingerprint: string
  dueAt: string
  now: string
  actor: Performer
}
export type Armed =
  | { verdict: 'armed' | 'replay'; refundId: string; paymentId: string }
  | { verdict: 'in_doubt'; activePaymentId: string }
  | { verdict: 'exceeds_balance'; available: number }
  | { verdict: 'not_refundable' | 'account_required' | 'idempotency_mismatch' }
