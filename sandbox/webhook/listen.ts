/** Has a running sandbox send its webhooks to an address, and tells of each attempt until it is stopped. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Fetcher } from '../scenario/caller.ts'

export type HeardDelivery = {
  id: string
  url: string
  eventType: string
  status: 'pending' | 'delivered' | 'failed'
  attempts: { at: string; status: number | null; error: string | null }[]
  nextAt: string | null
  body: unknown
}

export type Listening = {
  forwardTo: string
  events?: readonly string[]
  onReady(): void
  onAttempt(delivery: HeardDelivery, attempt: HeardDelivery['attempts'][number]): void
  signal: AbortSignal
}

const everyMs = 200

/** Throws with the sandbox's own words where it refuses the address or the events. */
export async function listenToWebhooks(fetcher: Fetcher, listening: Listening): Promise<void> {
  const { forwardTo, events, signal, onReady, onAttempt } = listening
  const before = await ask<{ webhooks: { url: string }[] }>(fetcher, 'GET', '/webhooks')
  const wasThere = before.webhooks.some(({ url }) => url === forwardTo)
  const { id } = await ask<{ id: string }>(fetcher, 'POST', '/webhooks', { url: forwardTo, events })
  const told = new Map<string, number>()
  for (const each of await deliveriesTo(fetcher, forwardTo)) told.set(each.id, each.attempts.length)
  onReady()
  while (!signal.aborted) {
    for (const delivery of (await deliveriesTo(fetcher, forwardTo)).reverse()) {
      const known = told.get(delivery.id) ?? 0
      for (const attempt of delivery.attempts.slice(known)) onAttempt(delivery, attempt)
      told.set(delivery.id, delivery.attempts.length)
    }
    await pause(everyMs, undefined, { signal }).catch(() => {})
  }
  // A target that was there before us stays after us.
  if (!wasThere) await ask(fetcher, 'DELETE', `/webhooks/${id}`)
}

async function deliveriesTo(fetcher: Fetcher, url: string): Promise<HeardDelivery[]> {
  const { deliveries } = await ask<{ deliveries: HeardDelivery[] }>(
    fetcher,
    'GET',
    '/webhook-deliveries',
  )
  return deliveries.filter((delivery) => delivery.url === url)
}

async function ask<T>(fetcher: Fetcher, method: string, path: string, body?: object): Promise<T> {
  const response = await fetcher(`/sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { detail?: string; message?: string }
  if (!response.ok) throw new Error(answer.detail ?? answer.message ?? String(response.status))
  return answer
}
