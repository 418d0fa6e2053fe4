/**
 * Confirm: claim the order, ask Toss, settle the answer.
 *
 * Until the claim is committed nothing reaches Toss; whatever comes back afterwards is written down before anybody is
 * told. An outcome that is not known is an outcome of its own, and the resolver finishes it.
 */
import type { Performer } from '../kernel/performer.ts'
import { unreachable } from '../kernel/unreachable.ts'
import { type Asked, type ConfirmMeaning, meaningOfConfirm } from '../toss/answer.ts'
import type { Toss, TossTrace } from '../toss/client.ts'
import { confirmKey } from './payment.ts'
import type { Claim, ClaimItem, ConfirmView, Settled, SettleItem } from './payment-rows.ts'

export type ConfirmInput = {
  /** The Toss order id. */
  tossOrderId: string
  paymentKey: string
  /** Won. */
  amount: number
  credential: {
    sessionToken: string | null
    tokenHash: string | null
  }
  idempotency: { scope: string; fingerprint: string } | null
  source: 'buyer' | 'worker'
  performer: Performer
  trace: TossTrace
}

export type ConfirmPorts = {
  claim(item: ClaimItem): Promise<Claim>
  settle(item: SettleItem): Promise<Settled>
  toss: Pick<Toss, 'confirm'>
  newId(): string
  now(): Date
}

export type ConfirmRefusal =
  | 'forbidden'
  | 'unknown_order'
  | 'idempotency_mismatch'
  | 'already_paid'
  | 'in_progress'
  | 'declined'
  | 'temporary'
  | 'configuration'
  | 'amount_mismatch'
  | 'paused'
  | 'closed'
  | 'expired'

export type ConfirmOutcome =
  | { kind: 'settled'; view: ConfirmView; replayed: boolean; settledNow: boolean }
  | { kind: 'in_doubt'; view: ConfirmView; why: 'silent' | 'ambiguous' | 'mismatch' }
  /** Somebody else is confirming this very payment key. */
  | { kind: 'joined'; view: ConfirmView }
  | {
      kind: 'refused'
      refusal: ConfirmRefusal
      providerCode?: string
      expected?: number
      activePaymentId?: string
      /** True where Toss has just been asked and said no. */
      asked?: boolean
    }

/** An outcome with what it cost; nothing was asked of Toss where `providerMs` is null. */
export type CountedConfirm = {
  outcome: ConfirmOutcome
  dbRoundTrips: number
  providerMs: number | null
}

export async function confirmPayment(
  ports: ConfirmPorts,
  input: ConfirmInput,
): Promise<ConfirmOutcome> {
  const claim = await ports.claim(claimItemOf(ports, input))
  switch (claim.verdict) {
    case 'replay':
      return { kind: 'settled', view: claim.view, replayed: true, settledNow: false }
    case 'joined':
      return { kind: 'joined', view: claim.view }
    case 'won':
      return askAndSettle(ports, input, claim)
    default:
      return {
        kind: 'refused',
        refusal: claim.verdict,
        providerCode: claim.providerCode,
        expected: claim.expected,
        activePaymentId: claim.activePaymentId,
      }
  }
}

function claimItemOf(ports: ConfirmPorts, input: ConfirmInput): ClaimItem {
  return {
    claimId: ports.newId(),
    newPaymentId: ports.newId(),
    tossOrderId: input.tossOrderId,
    paymentKey: input.paymentKey,
    amount: input.amount,
    sessionToken: input.credential.sessionToken,
    tokenHash: input.credential.tokenHash,
    source: input.source,
    idempotencyScope: input.idempotency?.scope ?? null,
    fingerprint: input.idempotency?.fingerprint ?? null,
    now: ports.now().toISOString(),
    actor: input.performer,
  }
}

async function askAndSettle(
  ports: ConfirmPorts,
  input: ConfirmInput,
  claim: Extract<Claim, { verdict: 'won' }>,
): Promise<ConfirmOutcome> {
  const asked: Asked = {
    paymentKey: input.paymentKey,
    tossOrderId: input.tossOrderId,
    amount: claim.view.totalAmount,
  }
  const answer = await ports.toss.confirm(
    {
      paymentKey: asked.paymentKey,
      orderId: asked.tossOrderId,
      amount: asked.amount,
      idempotencyKey: confirmKey(claim.paymentId, claim.confirmN),
    },
    input.trace,
  )
  const meaning = meaningOfConfirm(answer, asked)
  const now = ports.now()
  const settled = await ports.settle({
    paymentId: claim.paymentId,
    source: 'confirm',
    outcome: meaning.outcome,
    facts: 'facts' in meaning ? meaning.facts : null,
    calls: [answer.call],
    now: now.toISOString(),
    nextLookAt: new Date(now.getTime() + 2000).toISOString(),
    actor: input.performer,
  })
  return outcomeOf(meaning, settled)
}

/** What the buyer is told is what stands in the row now: the resolver or a twin may have been faster. */
function outcomeOf(meaning: ConfirmMeaning, { view }: Settled): ConfirmOutcome {
  const status = view.payment.status
  switch (status) {
    case 'SUCCESS':
    case 'WAITING_FOR_DEPOSIT':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return { kind: 'settled', view, replayed: false, settledNow: true }
    case 'CONFIRMING':
    case 'PENDING':
      return {
        kind: 'in_doubt',
        view,
        why: meaning.outcome === 'in_doubt' ? meaning.why : 'ambiguous',
      }
    case 'FAILED':
    case 'EXPIRED':
      return {
        kind: 'refused',
        refusal: view.failureKind ?? 'declined',
        providerCode: view.payment.failure?.code,
        asked: true,
      }
    default:
      return unreachable(status)
  }
}
