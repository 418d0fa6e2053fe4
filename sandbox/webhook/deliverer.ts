/**
 * Sending webhooks as Toss does: at once, then up to seven times more, until the receiver answers 200.
 *
 * The schedule runs on the sandbox's clock, so that a test can reach the last attempt, four days later, in a moment.
 */

import type { z } from 'zod'
import type { Fault } from '../fault/fault.ts'
import { koreanTime } from '../payment/korean-time.ts'
import { createBoundedMap } from '../state/bounded-map.ts'
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
  takeFault(): Fault | null
  onWebhook(webhook: Webhook, isGone: boolean): void
  onDelivery(delivery: Delivery): void
  /** Writes what changed after an attempt, which no request waits for. */
  flush(): void
}

const retryAfterMinutes = [1, 4, 16, 64, 256, 1024, 4096]
const maxInFlight = 16
/** With more than this waiting, the receiver is gone for good, and memory matters more. */
const maxPending = 100_000

export function createDeliverer(ports: DelivererPorts): Deliverer {
  const webhooks = new Map<string, Webhook>()
  const pending = new Map<string, Delivery>()
  const settled = createBoundedMap<Delivery>(ports.max)
  let queue: string[] = []
  const inFlight = new Set<string>()

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
      for (const webhook of webhooks.values()) {
        if (webhook.events.includes(event.type)) send(newDelivery(webhook, event))
      }
    }
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
    const outcome = await post(delivery, at, ports.takeFault())
    inFlight.delete(delivery.id)
    const current = pending.get(delivery.id)
    if (current === delivery) {
      change(afterAttempt(delivery, { at, retriedCount: delivery.retriedCount, ...outcome }))
      ports.flush()
    } else if (current !== undefined) {
      queue.push(current.id) // sent again by hand in the meantime
    }
    pump()
  }

  function afterAttempt(delivery: Delivery, made: Attempt): Delivery {
    const attempts = [...delivery.attempts, made]
    if (made.status === 200) return { ...delivery, attempts, status: 'delivered', nextAtMs: null }
    const minutes = retryAfterMinutes[delivery.retriedCount]
    if (minutes === undefined) return { ...delivery, attempts, status: 'failed', nextAtMs: null }
    const nextAtMs = ports.now() + minutes * 60_000
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
    runDue,
    clearDeliveries() {
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
