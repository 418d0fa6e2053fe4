/** sync: asks Toss about every attempt of an order that it knows, and applies its truth. */
import type { Performer } from '../kernel/performer.ts'
import type { CancelSync, Change, Settled, SettleItem } from '../payment/payment-rows.ts'
import { type Asked, cancelsOf, truthOf } from '../toss/answer.ts'
import type { Toss } from '../toss/client.ts'

export type SyncPorts = {
  attempts(orderId: string): Promise<(Asked & { paymentId: string; status: string })[]>
  settle(item: SettleItem): Promise<Settled>
  syncCancels(sync: CancelSync): Promise<Change[]>
  resolve(paymentId: string, performer: Performer): Promise<unknown>
  toss: Pick<Toss, 'paymentByKey'>
  now(): Date
}

export type SyncOutcome = { kind: 'synced'; changes: Change[] } | { kind: 'silent' }

export async function syncOrder(
  ports: SyncPorts,
  orderId: string,
  performer: Performer,
): Promise<SyncOutcome> {
  const changes: Change[] = []
  for (const attempt of await ports.attempts(orderId)) {
    if (attempt.status === 'CONFIRMING' || attempt.status === 'WAITING_FOR_DEPOSIT') {
      await ports.resolve(attempt.paymentId, performer)
      continue
    }
    const answer = await ports.toss.paymentByKey(attempt.paymentKey, performer)
    if (answer.kind === 'silent' || (answer.kind === 'refused' && answer.status >= 500)) {
      return { kind: 'silent' }
    }
    if (answer.kind === 'refused') continue
    const truth = truthOf(answer.payment, attempt)
    if (truth.state !== 'paid') continue
    await ports.settle({
      paymentId: attempt.paymentId,
      source: 'lookup',
      outcome: 'paid',
      facts: truth.facts,
      calls: [answer.call],
      now: ports.now().toISOString(),
      nextLookAt: ports.now().toISOString(),
      actor: performer,
    })
    changes.push(
      ...(await ports.syncCancels({
        paymentId: attempt.paymentId,
        cancels: cancelsOf(answer.payment),
        now: ports.now().toISOString(),
        actor: performer,
      })),
    )
  }
  return { kind: 'synced', changes }
}
