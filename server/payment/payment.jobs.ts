/** Background work on payments: banked returns are confirmed, unresolved payments looked up. */
import { system } from '../kernel/performer.ts'
import { unreachable } from '../kernel/unreachable.ts'
import type { ConfirmInput, ConfirmOutcome } from './confirm-payment.ts'
import { sessionLivesMs } from './payment.ts'
import type { DuePayment } from './payment-due.ts'

export type PaymentJobPorts = {
  due(limit: number): Promise<DuePayment[]>
  confirm(input: ConfirmInput): Promise<ConfirmOutcome>
  resolve(paymentId: string): Promise<unknown>
  /** Moves a banked confirm on, or ends it (null). */
  scheduleBanked(paymentId: string, at: Date | null): Promise<void>
  now(): Date
  newId(): string
}

const batch = 50

/** One pass; answers how many payments it worked on. */
export async function workOnPayments(
  ports: PaymentJobPorts,
  eachOf: <T>(items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>,
): Promise<number> {
  const due = await ports.due(batch)
  await eachOf(due, (payment) => workOn(ports, payment))
  return due.length
}

async function workOn(ports: PaymentJobPorts, payment: DuePayment): Promise<void> {
  if (payment.status !== 'PENDING') {
    await ports.resolve(payment.id)
    return
  }
  const requestId = `worker-${ports.newId()}`
  const outcome = await ports.confirm({
    tossOrderId: payment.tossOrderId,
    paymentKey: payment.paymentKey,
    amount: payment.amount,
    credential: { sessionToken: null, tokenHash: null },
    idempotency: null,
    source: 'worker',
    performer: { ...system('worker'), requestId },
    trace: { requestId },
  })
  await ports.scheduleBanked(payment.id, nextTry(outcome, payment, ports.now()))
}

/** A banked confirm that was refused for now is tried again while its session lives. */
function nextTry(outcome: ConfirmOutcome, payment: DuePayment, now: Date): Date | null {
  switch (outcome.kind) {
    case 'settled':
    case 'in_doubt':
    case 'joined':
      return null
    case 'refused': {
      const passing = outcome.refusal === 'paused' || outcome.refusal === 'in_progress'
      const since = payment.returnedAt?.getTime() ?? 0
      if (!passing || now.getTime() - since > sessionLivesMs) return null
      return new Date(now.getTime() + 5000)
    }
    default:
      return unreachable(outcome)
  }
}
