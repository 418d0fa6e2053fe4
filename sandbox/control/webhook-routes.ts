/** Webhooks under the control API: who is told, what was sent, and sending it again. */

import { Hono } from 'hono'
import { koreanInstant } from '../payment/korean-time.ts'
import type { State } from '../state/state.ts'
import { trigger, triggerInput } from '../webhook/trigger.ts'
import { type Delivery, newWebhook } from '../webhook/webhook.ts'
import { readInput, refuse } from './input.ts'

export function webhookRoutes(state: State): Hono {
  const { webhooks } = state
  const routes = new Hono()
  routes.get('/webhooks', (c) => c.json({ webhooks: webhooks.webhooks() }))

  routes.post('/webhooks', async (c) => {
    const input = await readInput(c, newWebhook)
    if (input instanceof Response) return input
    return c.json(webhooks.register(input), 201)
  })

  routes.post('/webhooks/trigger', async (c) => {
    const input = await readInput(c, triggerInput)
    if (input instanceof Response) return input
    const triggered = trigger(state, input)
    return triggered === undefined ? refuse(c, 'NOT_FOUND_PAYMENT') : c.json(triggered, 202)
  })

  routes.delete('/webhooks', (c) => {
    webhooks.clearWebhooks()
    return c.json({ webhooks: [] })
  })

  routes.delete('/webhooks/:id', (c) =>
    webhooks.unregister(c.req.param('id'))
      ? c.json({ webhooks: webhooks.webhooks() })
      : refuse(c, 'NOT_FOUND'),
  )

  routes.get('/webhook-deliveries', (c) =>
    c.json({ deliveries: webhooks.deliveries().map(readableDelivery) }),
  )

  routes.post('/webhook-deliveries/:id/resend', (c) => {
    const delivery = webhooks.resend(c.req.param('id'))
    return delivery === undefined ? refuse(c, 'NOT_FOUND') : c.json(readableDelivery(delivery))
  })
  return routes
}

export function readableDelivery({ body, nextAtMs, createdAtMs, ...delivery }: Delivery) {
  const createdAt = koreanInstant(createdAtMs)
  const nextAt = nextAtMs === null ? null : koreanInstant(nextAtMs)
  return { ...delivery, createdAt, body: JSON.parse(body), nextAt }
}
