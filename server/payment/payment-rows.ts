/** The shapes that the statements of confirm take and answer: the port between the verbs and payment.sql.ts. */
import type {
  Enrollment,
  OrderPaymentStatus,
  OrderStatus,
  Payment,
  VirtualAccount,
} from '../../contract/order.ts'
import type { Performer } from '../kernel/performer.ts'
import type {
  AccountFacts,
  FailureFacts,
  FailureKind,
  ListedCancel,
  PaymentFacts,
} from '../toss/answer.ts'
import type { TossCall } from '../toss/client.ts'

export type ConfirmView = {
  orderId: string
  orderNumber: string
  status: OrderStatus
  paymentStatus: OrderPaymentStatus
  totalAmount: number
  paidAt: string | null
  /** For the log; not shown. */
  buyerId: string
  payment: Payment
  failureKind: FailureKind | null
  virtualAccount: VirtualAccount | null
  enrollments: Enrollment[]
}

export type ClaimItem = {
  claimId: string
  newPaymentId: string
  tossOrderId: string
  paymentKey: string
  amount: number
  sessionToken: string | null
  tokenHash: string | null
  source: 'buyer' | 'worker'
  idempotencyScope: string | null
  fingerprint: string | null
  now: string
  actor: Performer
}

type Refused = {
  providerCode?: string
  expected?: number
  activePaymentId?: string
}
export type Claim =
  | { verdict: 'won'; paymentId: string; orderId: string; confirmN: number; view: ConfirmView }
  | { verdict: 'joined'; paymentId: string; orderId: string; view: ConfirmView }
  | { verdict: 'replay'; view: ConfirmView }
  | ({
      verdict:
        | 'forbidden'
        | 'unknown_order'
        | 'idempotency_mismatch'
        | 'already_paid'
        | 'in_progress'
        | 'declined'
        | 'amount_mismatch'
        | 'paused'
        | 'closed'
        | 'expired'
    } & Refused)

export type SettleItem = {
  paymentId: string
  source: 'confirm' | 'lookup'
  outcome: 'paid' | 'awaiting_deposit' | 'failed' | 'in_doubt'
  facts: PaymentFacts | AccountFacts | FailureFacts | null
  calls: TossCall[]
  now: string
  nextLookAt: string
  actor: Performer
}
export type Settled = { changed: boolean; view: ConfirmView }

/** The right to look a payment up, and what is known of it. */
export type Look = {
  paymentId: string
  orderId: string
  tossOrderId: string
  paymentKey: string
  amount: number
  status:
    | 'PENDING'
    | 'CONFIRMING'
    | 'WAITING_FOR_DEPOSIT'
    | 'SUCCESS'
    | 'PARTIALLY_REFUNDED'
    | 'REFUNDED'
    | 'FAILED'
    | 'EXPIRED'
  claimedAt: string | null
  doubtedAt: string | null
  confirmN: number
  looks: number
  dueAt: string | null
}

export type Change = { field: string; before: unknown; after: unknown }
export type CancelSync = {
  paymentId: string
  cancels: ListedCancel[]
  now: string
  actor: Performer
}
