/** A registered webhook, and one event on its way to it. */

import { z } from 'zod'
import type { EventMode } from '../fault/fault.ts'
import { type EventType, eventTypes } from './event-types.ts'

export { type EventType, eventTypes, type WebhookEvent } from './event-types.ts'

export const newWebhook = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** Without a list, every event. */
  events: z.array(z.enum(eventTypes)).min(1).optional(),
})

export type Webhook = { id: string; url: string; events: EventType[] }

export type Attempt = {
  at: string
  retriedCount: number
  status: number | null
  error: string | null
}

export type Delivery = {
  id: string
  webhookId: string
  url: string
  eventType: EventType
  body: string
  status: 'pending' | 'delivered' | 'failed'
  attempts: Attempt[]
  retriedCount: number
  createdAtMs: number
  /** When the next attempt is due, on the sandbox's clock. */
  nextAtMs: number | null
  /** The fault that is played on it. */
  mode?: EventMode
}
