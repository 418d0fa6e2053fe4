/**
 * The resolver: looks an unresolved payment up at Toss and makes Toss's truth ours.
 *
 * Four callers: the worker's scan, a read of an unresolved order, the next action on it, a webhook. Looking needs no
 * lease (a look is taken at most every 3 seconds, whichever process asks); a confirm is sent again with the same key.
 */
import { type Performer, system } from '../kernel/performer.ts'
import { unreachable } from '../kernel/unreachable.ts'
import { type Asked, cancelsOf, type Truth, truthOf } from '../toss/answer.ts'
import type { Toss, TossAnswer, TossCall, TossTrace } from '../toss/client.ts'
import { confirmKey, nextLookSeconds, sessionLivesMs, silentOwnerMs } from './payment.ts'
import type { CancelSync, Change, Look, Settled, SettleItem } from './payment-rows.ts'

export type ResolvePorts = {
  /** Null where somebody has just looked, or there is nothing to find out. */
  takeLook(paymentId: string, now: Date, next: Date): Promise<Look | null>
  settle(item: SettleItem): Promise<Settled>
  /** Of an attempt that is still open; of any other one, no further look. */
  scheduleLook(paymentId: string, at: Date): Promise<void>
  syncCancels(sync: CancelSync): Promise<Change[]>
  growConfirm(paymentId: string, from: number, now: Date): Promise<number | null>
  toss: Pick<Toss, 'confirm' | 'paymentByKey' | 'paymentByOrder'>
  now(): Date
  /** Something only a person can judge. */
  alarm(name: string, fields: Record<string, unknown>): void
}

export type Resolution = 'settled' | 'unresolved' | 'not_looked'

const shortPauseMs = 5000
/** After an answer to a confirm that was sent again, the truth is a look away; looks are 3 seconds apart. */
const lookAgainMs = 3000

export async function resolvePayment(
  ports: ResolvePorts,
  paymentId: string,
  performer: Performer = system('resolver'),
  trace: TossTrace = { requestId: performer.requestId },
): Promise<Resolution> {
  const now = ports.now()
  const look = await ports.takeLook(paymentId, now, new Date(now.getTime() + shortPauseMs))
  if (look === null) return 'not_looked'
  const asked = askedOf(look)
  const answer = await ports.toss.paymentByKey(look.paymentKey, trace)
  const truth = readTruth(answer, asked)
  const resolution = await applyTruth(ports, { look, asked, performer, trace }, truth, answer)
  if (resolution === 'answered') {
    await ports.scheduleLook(paymentId, new Date(ports.now().getTime() + lookAgainMs))
    return 'unresolved'
  }
  const active = look.status === 'CONFIRMING' || look.status === 'WAITING_FOR_DEPOSIT'
  // A look at an attempt that had already ended (a late answer asked for it) is not repeated.
  if (resolution === 'unresolved' || !active) await scheduleNext(ports, look)
  return resolution
}

type Case = { look: Look; asked: Asked; performer: Performer; trace: TossTrace }
type Found = Truth | { state: 'silent' }
/** `answered`: Toss said something to a confirm that was sent again. */
type Applied = 'settled' | 'unresolved' | 'answered'

function askedOf(look: Look): Asked {
  return { paymentKey: look.paymentKey, tossOrderId: look.tossOrderId, amount: look.amount }
}

/** Toss not knowing a payment means the same as a payment that is not charged: not charged so far. */
function readTruth(answer: TossAnswer, asked: Asked): Found {
  switch (answer.kind) {
    case 'payment':
      return truthOf(answer.payment, asked)
    case 'refused':
      return answer.status === 404 && answer.code.startsWith('NOT_FOUND_PAYMENT')
        ? { state: 'not_charged' }
        : { state: 'silent' }
    case 'silent':
      return { state: 'silent' }
    default:
      return unreachable(answer)
  }
}

async function applyTruth(
  ports: ResolvePorts,
  given: Case,
  truth: Found,
  answer: TossAnswer,
): Promise<Applied> {
  const { look } = given
  switch (truth.state) {
    case 'silent':
      return 'unresolved'
    case 'mismatch':
      ports.alarm('provider_mismatch', { paymentId: look.paymentId, orderId: look.orderId })
      return isAnotherOrders(answer, given) && isSessionOver(look, ports.now())
        ? giveUp(ports, given)
        : 'unresolved'
    case 'paid': {
      await settle(ports, given, 'paid', truth.facts, [answer.call])
      await syncCancels(ports, given, answer)
      return 'settled'
    }
    case 'awaiting_deposit':
      if (look.status !== 'WAITING_FOR_DEPOSIT') {
        await settle(ports, given, 'awaiting_deposit', truth.facts, [answer.call])
        return 'settled'
      }
      if (!isPast(truth.facts.dueAt, ports.now())) return 'unresolved'
      await settle(ports, given, 'failed', depositExpired, [answer.call])
      return 'settled'
    case 'ended':
      await settle(ports, given, 'failed', truth.facts, [answer.call])
      return 'settled'
    case 'not_charged':
      return look.status === 'CONFIRMING' ? chargeAgainOrGiveUp(ports, given) : 'unresolved'
    default:
      return unreachable(truth)
  }
}

const depositExpired = {
  failureKind: 'expired',
  failureCode: 'DEPOSIT_EXPIRED',
  failureMessage: '입금 기한이 지났어요.',
} as const

/**
 * Toss shows no approval. While the session can live, the same confirm is sent again under the same key (its answer is
 * never definite: the next look is). Once it cannot, and a second look by order id finds nothing either, it failed.
 */
async function chargeAgainOrGiveUp(ports: ResolvePorts, given: Case): Promise<Applied> {
  const { look, asked } = given
  if (isSessionOver(look, ports.now())) return giveUp(ports, given)
  const age = ageMs(look, ports.now())
  if (look.doubtedAt === null && age < silentOwnerMs) return 'unresolved'
  const answer = await ports.toss.confirm(
    {
      paymentKey: asked.paymentKey,
      orderId: asked.tossOrderId,
      amount: asked.amount,
      idempotencyKey: confirmKey(look.paymentId, look.confirmN),
    },
    given.trace,
  )
  // A received refusal stays bound to its key; the next try, if a look still finds nothing, needs another.
  if (answer.kind === 'refused' && answer.status < 500 && answer.status !== 409) {
    await ports.growConfirm(look.paymentId, look.confirmN, ports.now())
  }
  await settle(ports, given, 'in_doubt', null, [answer.call])
  return answer.kind === 'silent' ? 'unresolved' : 'answered'
}

async function giveUp(ports: ResolvePorts, given: Case): Promise<Applied> {
  const answer = await ports.toss.paymentByOrder(given.asked.tossOrderId, given.trace)
  const truth = readTruth(answer, given.asked)
  if (truth.state === 'silent') return 'unresolved'
  if (truth.state !== 'not_charged' && truth.state !== 'mismatch') {
    return applyTruth(ports, given, truth, answer)
  }
  await settle(
    ports,
    given,
    'failed',
    {
      failureKind: 'expired',
      failureCode: 'NOT_FOUND_PAYMENT_SESSION',
      failureMessage: '결제 시간이 지났어요.',
    },
    [answer.call],
  )
  return 'settled'
}

async function settle(
  ports: ResolvePorts,
  given: Case,
  outcome: SettleItem['outcome'],
  facts: SettleItem['facts'],
  calls: TossCall[],
): Promise<void> {
  const now = ports.now()
  await ports.settle({
    paymentId: given.look.paymentId,
    source: 'lookup',
    outcome,
    facts,
    calls,
    now: now.toISOString(),
    nextLookAt: new Date(now.getTime() + shortPauseMs).toISOString(),
    actor: given.performer,
  })
}

async function syncCancels(ports: ResolvePorts, given: Case, answer: TossAnswer): Promise<void> {
  if (answer.kind !== 'payment') return
  const cancels = cancelsOf(answer.payment)
  if (cancels.length === 0) return
  await ports.syncCancels({
    paymentId: given.look.paymentId,
    cancels,
    now: ports.now().toISOString(),
    actor: given.performer,
  })
}

async function scheduleNext(ports: ResolvePorts, look: Look): Promise<void> {
  const now = ports.now()
  const seconds = nextLookSeconds({
    status: look.status,
    looks: look.looks,
    ageMs: ageMs(look, now),
    untilDueMs: look.dueAt === null ? null : new Date(look.dueAt).getTime() - now.getTime(),
  })
  await ports.scheduleLook(look.paymentId, new Date(now.getTime() + seconds * 1000))
}

/** A key that Toss made for another order can never charge this one; any other difference is for a person. */
function isAnotherOrders(answer: TossAnswer, { look, asked }: Case): boolean {
  return (
    look.status === 'CONFIRMING' &&
    answer.kind === 'payment' &&
    answer.payment.orderId !== asked.tossOrderId
  )
}

function isSessionOver(look: Look, now: Date): boolean {
  return ageMs(look, now) > sessionLivesMs
}

function ageMs(look: Look, now: Date): number {
  return look.claimedAt === null ? 0 : now.getTime() - new Date(look.claimedAt).getTime()
}

function isPast(instant: string, now: Date): boolean {
  return new Date(instant).getTime() <= now.getTime()
}
