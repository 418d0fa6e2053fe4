/**
 * Sending webhooks as Toss does: at once, then up to seven times more, until the receiver answers 200.
 *
 * The schedule runs on the sandbox's clock, so that a test can reach the last attempt, four days later, in a moment.
 */

import type { z } from 'zod'
import { aboutEvent } from '../fault/about.ts'
import type { EventMode, Fault } from '../fault/fault.ts'
import type { About } from '../fault/fault-store.ts'
import { koreanTime } from '../payment/korean-time.ts'
import { createBoundedMap } from '../state/bounded-map.ts'
import { forged } from './deliverer-forge.ts'
import { post } from './post.ts'
import type { Attempt, Delivery, newWebhook, Webhook, WebhookEvent } from './webhook.ts'
import { eventTypes } from './webhook.ts'

export type Deliverer = {
  register(wanted: z.infer<typeof newWebhook>): Webhook
  unregister(id: string): boolean
  webhooks(): Webhook[]
  /** Newest first. */
  deliveries(): Delivery[]
  emit(events: readonly WebhookEvent[]): void
  /** Voids the running schedule and starts afresh. */
  resend(id: string): Delivery | undefined
  /** Settles when the events that a fault wants told before the answer have been told once. */
  early(): Promise<unknown> | undefined
  /** Starts every attempt that is due. */
  runDue(): void
  clearDeliveries(): void
  clearWebhooks(): void
  restoreWebhook(webhook: Webhook, isGone: boolean): void
  restoreDelivery(delivery: Delivery): void
}

export type DelivererPorts = {
  now(): number
  newId(length: number): string
  max: number
  /** 1 is Toss's own schedule, 0.001 a minute in 60 ms. */
  timeScale: number
  /** A signature, where the event carries one. */
  headersOf?(delivery: Delivery, at: string): Record<string, string>
  /** Whether this answer of a receiver ends the retries; 200 alone, unless told otherwise. */
  accepts?(status: number | null): boolean
  takeFault(moment: 'event' | 'attempt', about: () => About): Fault | null
  onWebhook(webhook: Webhook, isGone: boolean): void
  onDelivery(delivery: Delivery): void
  /** Writes what changed after an attempt, which no request waits for. */
  flush(): void
}

const retryAfterMinutes = [1, 4, 16, 64, 256, 1024, 4096]
const maxInFlight = 16
/** How long an event that was overtaken waits for the one that overtakes it. */
const heldMinutes = 1
/** The sandbox looks for what is due once a second; sooner needs a timer of its own. */
const tickMs = 1_000
/** With more than this waiting, the receiver is gone for good, and memory matters more. */
const maxPending = 100_000

export function createDeliverer(ports: DelivererPorts): Deliverer {
  const accepts = ports.accepts ?? ((status) => status === 200)
  const webhooks = new Map<string, Webhook>()
  const pending = new Map<string, Delivery>()
  const settled = createBoundedMap<Delivery>(ports.max)
  let queue: string[] = []
  const inFlight = new Set<string>()
  /** Deliveries that wait for another: for a certain one, or for the next to the same receiver. */
  const held = new Map<string, string[]>()
  const toldEarly = new Map<string, () => void>()
  let early: Promise<void>[] = []

  function change(delivery: Delivery): void {
    put(delivery)
    ports.onDelivery(delivery)
  }

  function put(delivery: Delivery): void {
    const [here, there] = delivery.status === 'pending' ? [pending, settled] : [settled, pending]
    there.delete(delivery.id)
    here.set(delivery.id, delivery)
  }

  function emit(events: readonly WebhookEvent[]): void {
    for (const event of events) {
      const listening = [...webhooks.values()].filter((w) => w.events.includes(event.type))
      if (listening.length === 0) continue
      const fault = ports.takeFault('event', () => aboutEvent(event.body))
      const mode = fault?.mode as EventMode | undefined
      for (const webhook of listening) sendWith(mode, newDelivery(webhook, event))
    }
  }

  function sendWith(mode: EventMode | undefined, genuine: Delivery): void {
    const delivery = mode === undefined ? genuine : { ...genuine, mode }
    if (mode === 'lose') change(lost(delivery))
    else if (mode === 'reorder') hold(delivery, delivery.webhookId)
    else if (mode === 'forge') {
      const id = `whtrans_${ports.newId(26)}`
      send({ ...delivery, id, body: forged(delivery.body) })
      hold(genuine, id)
    } else {
      if (mode === 'early') {
        early.push(new Promise((resolve) => toldEarly.set(delivery.id, resolve)))
      }
      send(delivery)
    }
  }

  function lost(delivery: Delivery): Delivery {
    const at = koreanTime(ports.now())
    const attempts = [{ at, retriedCount: 0, status: null, error: 'fault: lose' }]
    return { ...delivery, status: 'failed', attempts, nextAtMs: null }
  }

  /** It goes out after `what` has; where nothing comes, and after a restart, when its time is over. */
  function hold(delivery: Delivery, what: string): void {
    change({ ...delivery, nextAtMs: ports.now() + minutesMs(heldMinutes) })
    held.set(what, [...(held.get(what) ?? []), delivery.id])
  }

  function releaseAfter({ id, webhookId }: Delivery): void {
    if (held.size === 0) return
    for (const what of [id, webhookId]) {
      const waiting = held.get(what)?.filter((each) => each !== id) ?? []
      if (waiting.length === 0) continue
      held.delete(what)
      for (const each of waiting) {
        const delivery = pending.get(each)
        if (delivery !== undefined) send({ ...delivery, nextAtMs: ports.now() })
      }
    }
  }

  function minutesMs(minutes: number): number {
    return minutes * 60_000 * ports.timeScale
  }

  function newDelivery(webhook: Webhook, event: WebhookEvent): Delivery {
    return {
      id: `whtrans_${ports.newId(26)}`,
      webhookId: webhook.id,
      url: webhook.url,
      eventType: event.type,
      body: event.body,
      status: pending.size < maxPending ? 'pending' : 'failed',
      attempts: [],
      retriedCount: 0,
      createdAtMs: ports.now(),
      nextAtMs: ports.now(),
    }
  }

  /** Sent after the caller has written the change to disk and, mostly, answered. */
  function send(delivery: Delivery): void {
    change(delivery)
    queue.push(delivery.id)
    if (queue.length === 1) setImmediate(pump)
  }

  function runDue(): void {
    const now = ports.now()
    const due = [...pending.values()].filter((d) => d.nextAtMs !== null && d.nextAtMs <= now)
    queue = due.map((delivery) => delivery.id)
    pump()
  }

  function pump(): void {
    let next = 0
    while (next < queue.length && inFlight.size < maxInFlight) {
      const delivery = pending.get(queue[next] ?? '')
      next += 1
      if (delivery !== undefined && !inFlight.has(delivery.id)) void attempt(delivery)
    }
    queue = queue.slice(next)
  }

  async function attempt(delivery: Delivery): Promise<void> {
    inFlight.add(delivery.id)
    const at = koreanTime(ports.now())
    const made = await hand(delivery, at)
    inFlight.delete(delivery.id)
    toldEarly.get(delivery.id)?.()
    toldEarly.delete(delivery.id)
    const current = pending.get(delivery.id)
    if (current === delivery) {
      change(afterAttempt(delivery, made))
      releaseAfter(delivery)
      ports.flush()
    } else if (current !== undefined) {
      queue.push(current.id) // sent again by hand in the meantime
    }
    pump()
  }

  async function hand(delivery: Delivery, at: string): Promise<Attempt[]> {
    const fault = ports.takeFault('attempt', () => aboutEvent(delivery.body))
    const extra = headersFor(delivery, at)
    const isDoubled = delivery.mode === 'duplicate' && delivery.attempts.length === 0
    const outcomes = isDoubled
      ? await Promise.all([post(delivery, at, fault, extra), post(delivery, at, null, extra)])
      : [await post(delivery, at, fault, extra)]
    return outcomes.map((outcome) => ({ at, retriedCount: delivery.retriedCount, ...outcome }))
  }

  /** A forger has no key to sign with. */
  function headersFor(delivery: Delivery, at: string): Record<string, string> {
    const headers = ports.headersOf?.(delivery, at) ?? {}
    const signature = 'tosspayments-webhook-signature'
    if (delivery.mode !== 'forge' || headers[signature] === undefined) return headers
    return { ...headers, [signature]: `v1:${Buffer.alloc(32).toString('base64')}` }
  }

  function afterAttempt(delivery: Delivery, made: Attempt[]): Delivery {
    const attempts = [...delivery.attempts, ...made]
    const isReceived = made.some((attempt) => accepts(attempt.status))
    if (isReceived) return { ...delivery, attempts, status: 'delivered', nextAtMs: null }
    // Toss repeats what is not received; a forger does not.
    const minutes = delivery.mode === 'forge' ? undefined : retryAfterMinutes[delivery.retriedCount]
    if (minutes === undefined) return { ...delivery, attempts, status: 'failed', nextAtMs: null }
    const waitMs = minutesMs(minutes)
    if (waitMs < tickMs) setTimeout(runDue, waitMs + 2).unref()
    const nextAtMs = Math.floor(ports.now() + waitMs)
    return { ...delivery, attempts, nextAtMs, retriedCount: delivery.retriedCount + 1 }
  }

  return {
    register({ url, events }) {
      const known = [...webhooks.values()].find((webhook) => webhook.url === url)
      // The same address again is the same webhook: a shop that restarts must not hear all twice.
      const id = known?.id ?? `webhook_${ports.newId(12)}`
      const webhook = { id, url, events: events ?? [...eventTypes] }
      webhooks.set(id, webhook)
      ports.onWebhook(webhook, false)
      return webhook
    },
    unregister(id) {
      const webhook = webhooks.get(id)
      if (webhook !== undefined) ports.onWebhook(webhook, true)
      return webhooks.delete(id)
    },
    webhooks: () => [...webhooks.values()],
    deliveries: () =>
      [...settled.values(), ...pending.values()].sort((a, b) => b.createdAtMs - a.createdAtMs),
    emit,
    resend(id) {
      const delivery = pending.get(id) ?? settled.get(id)
      if (delivery === undefined) return undefined
      const fresh: Delivery = {
        ...delivery,
        status: 'pending',
        retriedCount: 0,
        nextAtMs: ports.now(),
      }
      send(fresh)
      return fresh
    },
    early() {
      if (early.length === 0) return undefined
      const all = Promise.all(early)
      early = []
      return all
    },
    runDue,
    clearDeliveries() {
      held.clear()
      for (const told of toldEarly.values()) told()
      toldEarly.clear()
      pending.clear()
      settled.clear()
      queue = []
    },
    clearWebhooks() {
      for (const webhook of webhooks.values()) ports.onWebhook(webhook, true)
      webhooks.clear()
    },
    restoreWebhook(webhook, isGone) {
      if (isGone) webhooks.delete(webhook.id)
      else webhooks.set(webhook.id, webhook)
    },
    restoreDelivery: put,
  }
}
