/** Sends an event without anything having happened, as an example of what a receiver would get. */

import { z } from 'zod'
import { approve } from '../payment/approve-payment.ts'
import { authenticate } from '../payment/authenticate.ts'
import { createPayment } from '../payment/create-payment.ts'
import { deposit } from '../payment/deposit.ts'
import type { Payment } from '../payment/payment.ts'
import { makingOf, type State } from '../state/state.ts'
import { sampleEvent } from './event-samples.ts'
import { type EventType, eventTypes } from './event-types.ts'

export const triggerInput = z.object({
  event: z.enum(eventTypes),
  /** The payment that it tells of; without it, one is made up. */
  paymentKey: z.string().optional(),
  /** Paths into the body and what stands there instead: `{"data.status": "CANCELED"}`. */
  set: z.record(z.string().min(1), z.unknown()).default({}),
})

export type Triggered = { event: EventType; body: unknown; targets: number }

/** Undefined where the payment does not exist. */
export function trigger(
  state: State,
  { event, paymentKey, set }: z.infer<typeof triggerInput>,
): Triggered | undefined {
  const payment =
    paymentKey === undefined
      ? samplePayment(state, event)
      : state.payments.find(paymentKey)?.payment
  if (payment === undefined) return undefined
  const { clock, chance, webhooks } = state
  const body: unknown = JSON.parse(sampleEvent(event, { now: clock.now(), chance, payment }).body)
  for (const [path, value] of Object.entries(set)) put(body, path.split('.'), value)
  webhooks.emit([{ type: event, body: JSON.stringify(body) }])
  const targets = webhooks.webhooks().filter((each) => each.events.includes(event)).length
  return { event, body, targets }
}

/** It can be looked up, as a careful receiver will do, but nobody has been told of it. */
function samplePayment(state: State, event: EventType): Payment {
  const now = state.clock.now()
  const { chance, origin } = state
  const order = {
    orderId: `sample-${chance.alphanumeric(10)}`,
    orderName: '테스트 상품',
    amount: 10_000,
  }
  const ready = createPayment({ ...order, merchant: null, wishes: {} }, makingOf(state))
  const method = event === 'DEPOSIT_CALLBACK' ? 'VIRTUAL_ACCOUNT' : 'CARD'
  const approved = approve(authenticate(ready, { method }, now, null), { now, chance, origin })
  const paid = method === 'CARD' ? undefined : deposit(approved, { now, chance })
  const record = paid?.kind === 'done' ? paid.record : approved
  state.payments.restore(record)
  return record.payment
}

function put(target: unknown, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path
  if (key === undefined || typeof target !== 'object' || target === null) return
  if (rest.length === 0) return void Reflect.set(target, key, value)
  const within: unknown = Reflect.get(target, key)
  if (typeof within !== 'object' || within === null) Reflect.set(target, key, {})
  put(Reflect.get(target, key), rest, value)
}
