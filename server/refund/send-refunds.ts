/**
 * Sends a payment's armed refunds to Toss, one at a time and in the order of arming.
 *
 * Each goes out with Toss's balance before it, under a key stored before it is sent. A lost answer repeats the same
 * request under the same key; a look-up tells what became of it; only a definite refusal gives the amount back.
 */
import { type Performer, system } from '../kernel/performer.ts'
import type { CancelSync, Change } from '../payment/payment-rows.ts'
import { cancelsOf, meaningOfCancel } from '../toss/answer.ts'
import { cancelTimeoutMs, type Toss, type TossCall, type TossTrace } from '../toss/client.ts'
import { cancelKey } from './refund.ts'
import type { RefundAccount, RefundJob, RefundSettled, RefundSettleItem } from './refund-rows.ts'

export type SendRefundsPorts = {
  take(paymentId: string, leaseId: string, now: Date, until: Date): Promise<RefundJob | null>
  releaseLease(paymentId: string, leaseId: string): Promise<void>
  settle(item: RefundSettleItem): Promise<RefundSettled>
  syncCancels(sync: CancelSync): Promise<Change[]>
  openAccount(sealed: string): Promise<RefundAccount>
  toss: Pick<Toss, 'cancel' | 'paymentByKey'>
  newId(): string
  now(): Date
}

/** A lease outlives the call it covers; a killed sender's refunds go on when it ends. */
export const leaseMs = cancelTimeoutMs + 5000

export async function sendRefunds(
  ports: SendRefundsPorts,
  paymentId: string,
  performer: Performer = system('refunds'),
  trace: TossTrace = { requestId: performer.requestId },
): Promise<void> {
  const leaseId = ports.newId()
  for (;;) {
    const now = ports.now()
    const job = await ports.take(paymentId, leaseId, now, new Date(now.getTime() + leaseMs))
    if (job === null) return
    const done = await sendOne(ports, job, performer, trace)
    if (!done) {
      await ports.releaseLease(paymentId, leaseId)
      return
    }
  }
}

/** True where the refund has ended, so that the next may go. */
async function sendOne(
  ports: SendRefundsPorts,
  job: RefundJob,
  performer: Performer,
  trace: TossTrace,
): Promise<boolean> {
  const whole = job.kind === 'void'
  const settle = (item: Omit<RefundSettleItem, 'refundId' | 'now' | 'actor'>) =>
    ports.settle({
      ...item,
      refundId: job.refundId,
      now: ports.now().toISOString(),
      actor: performer,
    })
  if (!whole && job.refundableBefore < job.amount) {
    // Given back outside in the meantime: Toss would only say so again.
    await settle({ outcome: 'failed', failureCode: 'NOT_CANCELABLE_AMOUNT', calls: [] })
    return true
  }
  const answer = await ports.toss.cancel(
    {
      paymentKey: job.paymentKey,
      reason: job.reason,
      amount: whole ? undefined : job.amount,
      refundableAmount: whole ? undefined : job.refundableBefore,
      receiveAccount:
        job.receiveAccount === null ? undefined : await ports.openAccount(job.receiveAccount),
      idempotencyKey: cancelKey(job.refundId, job.sendN),
    },
    trace,
  )
  const meaning = meaningOfCancel(answer, job)

  if (meaning.outcome === 'succeeded') {
    const { transactionKey } = meaning
    await settle({ outcome: 'succeeded', transactionKey, calls: [answer.call] })
    return true
  }
  if (meaning.outcome === 'failed') {
    const { code, message } = meaning
    await settle({
      outcome: 'failed',
      failureCode: code,
      failureMessage: message,
      calls: [answer.call],
    })
    return true
  }
  const calls: TossCall[] = [answer.call]
  if (meaning.look || job.tries > 2) calls.push(await lookAndSync(ports, job, performer, trace))
  const settled = await settle({
    outcome: 'unknown',
    failureCode: meaning.code ?? undefined,
    // An answer that did nothing is bound to its key for 15 days, so the next try needs another.
    grow: meaning.answered,
    nextTryAt: new Date(ports.now().getTime() + pauseMs(job.tries)).toISOString(),
    calls,
  })
  return settled.status !== 'pending'
}

/** What Toss lists beyond our refunds is written down; one that fits this refund is its lost answer. */
async function lookAndSync(
  ports: SendRefundsPorts,
  job: RefundJob,
  performer: Performer,
  trace: TossTrace,
): Promise<TossCall> {
  const look = await ports.toss.paymentByKey(job.paymentKey, trace)
  if (
    look.kind === 'payment' &&
    look.payment.paymentKey === job.paymentKey &&
    job.kind !== 'void'
  ) {
    await ports.syncCancels({
      paymentId: job.paymentId,
      cancels: cancelsOf(look.payment),
      now: ports.now().toISOString(),
      actor: performer,
    })
  }
  if (job.kind === 'void' && look.kind === 'payment' && look.payment.status === 'CANCELED') {
    await ports.settle({
      refundId: job.refundId,
      outcome: 'succeeded',
      transactionKey: look.payment.lastTransactionKey ?? undefined,
      calls: [],
      now: ports.now().toISOString(),
      actor: performer,
    })
  }
  return look.call
}

/** 1, 2, 4, 8 seconds, then ten, then by the minute after an hour of trying. */
function pauseMs(tries: number): number {
  if (tries > 360) return 60_000
  return Math.min(1000 * 2 ** Math.max(0, tries - 1), 10_000)
}
