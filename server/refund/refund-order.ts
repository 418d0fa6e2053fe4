/** A refund, whole or in part: armed first, then sent, then waited for, a while. */
import type { Order, Refund } from '../../contract/order.ts'
import { secondsAfter } from '../kernel/clock.ts'
import type { Performer } from '../kernel/performer.ts'
import { itemsAmount } from './refund.ts'
import type { Armed, ArmItem, RefundAccount } from './refund-rows.ts'

export type RefundInput = {
  order: Order
  reason: string
  /** Won. */
  amount?: number
  items?: { orderItemId: string; quantity: number; restock?: boolean }[]
  /** Whether an order's shipping fee goes back with its last items. */
  shippingFee: 'keep' | 'refund'
  keepAccess: boolean
  receiveAccount?: RefundAccount
  /** Hex; the same key never makes a second refund. */
  scope: string
  fingerprint: string
  performer: Performer
}

export type RefundPorts = {
  arm(item: ArmItem): Promise<Armed>
  resolve(paymentId: string): Promise<unknown>
  send(paymentId: string, performer: Performer): Promise<void>
  read(refundId: string): Promise<(Refund & { failureCode: string | null }) | undefined>
  sealAccount(account: RefundAccount): Promise<string>
  newId(): string
  now(): Date
  monotonicMs(): number
  pause(ms: number): Promise<void>
}

export type RefundRefusal =
  | 'idempotency_mismatch'
  | 'in_doubt'
  | 'not_refundable'
  | 'exceeds_balance'
  | 'account_required'
  | 'bad_items'

export type RefundOutcome =
  | { kind: 'refund'; refund: Refund & { failureCode: string | null }; replayed: boolean }
  | { kind: 'refused'; refusal: RefundRefusal }

/** How long a caller waits for Toss before it is told that the refund is under way. */
const longestWaitMs = 10_000
const pollMs = 100
/** Three days by the calendar; business days and holidays come with the refund promise. */
const dueSeconds = 3 * 86_400

export async function refundOrder(ports: RefundPorts, input: RefundInput): Promise<RefundOutcome> {
  const amount = amountOf(input)
  if (amount === 'bad_items') return { kind: 'refused', refusal: 'bad_items' }
  const now = ports.now()
  const item: ArmItem = {
    refundId: ports.newId(),
    orderId: input.order.id,
    reason: input.reason,
    amount,
    items: input.items ?? null,
    keepAccess: input.keepAccess,
    receiveAccount:
      input.receiveAccount === undefined ? null : await ports.sealAccount(input.receiveAccount),
    requestedBy: input.performer.by,
    scope: input.scope,
    fingerprint: input.fingerprint,
    dueAt: secondsAfter(now, dueSeconds).toISOString(),
    now: now.toISOString(),
    actor: input.performer,
  }
  const armed = await armResolved(ports, item)
  if (armed.verdict !== 'armed' && armed.verdict !== 'replay') {
    return { kind: 'refused', refusal: armed.verdict }
  }
  const refund = await sentAndWaitedFor(ports, armed.refundId, armed.paymentId, input.performer)
  return { kind: 'refund', refund, replayed: armed.verdict === 'replay' }
}

/** An outcome in doubt is asked for first: the money may be there, or not. */
async function armResolved(ports: RefundPorts, item: ArmItem): Promise<Armed> {
  const first = await ports.arm(item)
  if (first.verdict !== 'in_doubt') return first
  await ports.resolve(first.activePaymentId)
  return ports.arm(item)
}

/** Null: the whole rest. Items cost what was paid for them, less their share of the discount. */
function amountOf(input: RefundInput): number | null | 'bad_items' {
  if (input.items === undefined) return input.amount ?? null
  const { items, discount, shippingFee } = input.order
  const sum = itemsAmount(items, discount, input.items)
  if (sum === null) return 'bad_items'
  const total = sum + (input.shippingFee === 'refund' ? shippingFee : 0)
  return total === 0 ? 'bad_items' : total
}

async function sentAndWaitedFor(
  ports: RefundPorts,
  refundId: string,
  paymentId: string,
  performer: Performer,
) {
  const started = ports.monotonicMs()
  for (;;) {
    await ports.send(paymentId, performer)
    const refund = await ports.read(refundId)
    if (refund === undefined) throw new Error(`The refund ${refundId} was armed and is not there`)
    if (refund.status !== 'pending' || ports.monotonicMs() - started >= longestWaitMs) return refund
    await ports.pause(pollMs)
  }
}
