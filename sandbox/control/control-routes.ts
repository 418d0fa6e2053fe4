/** The control API, `/sandbox/…`: what a test or a person does to the stand-in that no merchant can do to Toss. */

import { Hono } from 'hono'
import { z } from 'zod'
import { billingControl } from '../billing/billing-control.ts'
import { merchants } from '../data/merchants.ts'
import { newFault } from '../fault/fault.ts'
import { operations } from '../http/toss-routes.ts'
import { koreanInstant } from '../payment/korean-time.ts'
import type { State } from '../state/state.ts'
import { readInput, refuse } from './input.ts'
import { paymentRoutes } from './payment-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

const clockInput = z.object({
  advanceSeconds: z
    .number()
    .min(0)
    .max(10 * 366 * 86_400),
})
const familyQuery = z.enum(['window', 'widget']).default('window')
const limitQuery = z.coerce.number().int().min(1).max(200).default(50)

export function controlRoutes(state: State): Hono {
  const routes = new Hono()

  // Whatever a control call changed is on disk before its answer leaves.
  routes.use(async (_c, next) => {
    await next()
    state.flush()
  })

  routes.get('/healthz', (c) =>
    c.json({
      status: 'ok',
      pid: process.pid,
      now: koreanInstant(state.clock.now()),
      dataDir: state.dataDir,
    }),
  )

  routes.get('/keys', (c) => {
    const family = familyQuery.safeParse(c.req.query('family'))
    if (!family.success) return refuse(c, 'INVALID_REQUEST', 'family: window or widget')
    const { clientKey, secretKey } = merchants[family.data]
    return c.json({ clientKey, secretKey })
  })

  routes.get('/clock', (c) => c.json(clockOf(state)))
  routes.post('/clock', async (c) => {
    const input = await readInput(c, clockInput)
    if (input instanceof Response) return input
    state.advance(Math.round(input.advanceSeconds * 1000))
    return c.json(clockOf(state))
  })

  routes.post('/reset', (c) => {
    state.reset()
    return c.json({ status: 'ok' })
  })

  routes.get('/faults', (c) => c.json({ faults: state.faults.all() }))
  routes.post('/faults', async (c) => {
    const input = await readInput(c, newFault)
    if (input instanceof Response) return input
    const names = operationNames()
    if (!names.includes(input.operation)) {
      return refuse(c, 'INVALID_REQUEST', `operation: one of ${names.join(', ')}`)
    }
    return c.json(state.faults.add(input), 201)
  })
  routes.delete('/faults', (c) => {
    state.faults.clear()
    return c.json({ faults: [] })
  })
  routes.delete('/faults/:id', (c) =>
    state.faults.remove(c.req.param('id'))
      ? c.json({ faults: state.faults.all() })
      : refuse(c, 'NOT_FOUND'),
  )

  routes.get('/requests', (c) => {
    const limit = limitQuery.safeParse(c.req.query('limit'))
    if (!limit.success) return refuse(c, 'INVALID_REQUEST', 'limit: 1–200')
    return c.json({ requests: state.requests.newest(limit.data) })
  })

  routes.route('/', paymentRoutes(state))
  routes.route('/', billingControl(state))
  routes.route('/', webhookRoutes(state))
  routes.all('*', (c) => refuse(c, 'NOT_FOUND_HTTP_METHOD'))
  return routes
}

/** Every name that a fault can be played on; those of the API come from its list of operations. */
export function operationNames(): string[] {
  return ['*', 'webhook', ...new Set(operations.map((operation) => operation.name))]
}

function clockOf({ clock }: State) {
  return { now: koreanInstant(clock.now()), offsetSeconds: clock.offsetMs / 1000 }
}
