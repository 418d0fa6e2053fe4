/** POST /sandbox/billing-auths: an auth key as the window would have made it. */

import { Hono } from 'hono'
import { z } from 'zod'
import { readInput } from '../control/input.ts'
import { merchants } from '../data/merchants.ts'
import type { State } from '../state/state.ts'
import { newBillingAuth } from './billing-auth.ts'

const authInput = z.object({
  customerKey: z.string().min(2).max(300),
  cardNumber: z
    .string()
    .regex(/^\d{13,19}$/)
    .optional(),
})

export function billingControl(state: State): Hono {
  const routes = new Hono()
  routes.post('/billing-auths', async (c) => {
    const input = await readInput(c, authInput)
    if (input instanceof Response) return input
    const authKey = newBillingAuth(state, { ...input, merchant: merchants.window })
    return c.json({ authKey, customerKey: input.customerKey }, 201)
  })
  return routes
}
