/**
 * retry and cancel: what a buyer may do with an order that is not paid.
 *
 * An attempt that may still take money comes first: one that is confirming is looked up and then stands in the way; an
 * account that awaits its deposit is closed at Toss, and only when Toss has confirmed that does the order go on.
 */
import { sha256Hex } from '../kernel/hash.ts'
import type { Performer } from '../kernel/performer.ts'

export type UnpaidPorts = {
  retry(given: RetryRow): Promise<RetryVerdict>
  cancel(orderId: string, performer: Performer): Promise<CancelVerdict>
  resolveOrder(orderId: string): Promise<void>
  /** Null where no account is open any more. */
  armVoid(
    orderId: string,
    performer: Performer,
  ): Promise<{ refundId: string; paymentId: string } | null>
  sendRefunds(paymentId: string, performer: Performer): Promise<void>
  newId(): string
  newToken(): string
}

export type RetryRow = {
  orderId: string
  paymentId: string
  tokenHash: string
  performer: Performer
}
export type RetryVerdict =
  | { verdict: 'retried'; tossOrderId: string }
  | { verdict: 'paused' | 'paid' | 'confirming' | 'waiting' | 'closed' }
export type CancelVerdict = 'cancelled' | 'already' | 'paid' | 'confirming' | 'waiting'

export type RetryOutcome =
  | { kind: 'retried'; tossOrderId: string; token: string }
  | { kind: 'refused'; refusal: 'paused' | 'paid' | 'confirming' | 'closed' }
  /** Toss has not confirmed yet that the account is closed; nothing has changed. */
  | { kind: 'closing_account' }

export async function retryOrder(
  ports: UnpaidPorts,
  orderId: string,
  performer: Performer,
): Promise<RetryOutcome> {
  const token = ports.newToken()
  const tokenHash = await sha256Hex(token)
  const row = () => ({ orderId, paymentId: ports.newId(), tokenHash, performer })
  const verdict = await afterUnblocking(ports, orderId, performer, async () => {
    const answer = await ports.retry(row())
    return { answer, blockedBy: answer.verdict }
  })
  if (verdict === 'closing_account') return { kind: 'closing_account' }
  if (verdict.verdict === 'retried')
    return { kind: 'retried', tossOrderId: verdict.tossOrderId, token }
  if (verdict.verdict === 'waiting') return { kind: 'closing_account' }
  return { kind: 'refused', refusal: verdict.verdict }
}

export type CancelOutcome = 'cancelled' | 'already' | 'paid' | 'confirming' | 'closing_account'

export async function cancelOrder(
  ports: UnpaidPorts,
  orderId: string,
  performer: Performer,
): Promise<CancelOutcome> {
  const verdict = await afterUnblocking(ports, orderId, performer, async () => {
    const answer = await ports.cancel(orderId, performer)
    return { answer, blockedBy: answer }
  })
  return verdict === 'waiting' ? 'closing_account' : verdict
}

type Tried<T> = { answer: T; blockedBy: string }

/** Tries, removes what blocks, and tries once more. */
async function afterUnblocking<T>(
  ports: UnpaidPorts,
  orderId: string,
  performer: Performer,
  act: () => Promise<Tried<T>>,
): Promise<T | 'closing_account'> {
  const first = await act()
  if (first.blockedBy === 'confirming') {
    await ports.resolveOrder(orderId)
    return (await act()).answer
  }
  if (first.blockedBy !== 'waiting') return first.answer
  const armed = await ports.armVoid(orderId, performer)
  if (armed !== null) await ports.sendRefunds(armed.paymentId, performer)
  const second = await act()
  return second.blockedBy === 'waiting' ? 'closing_account' : second.answer
}
