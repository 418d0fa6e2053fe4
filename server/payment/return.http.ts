/** GET /checkout/return: the buyer's way back from Toss is written down before any page runs. */
import { Hono } from 'hono'
import { sha256Hex } from '../kernel/hash.ts'
import { consumer, type Performer } from '../kernel/performer.ts'
import type { HttpEnv } from '../platform/http/context.ts'

export type ReturnPorts = {
  /** The order's number, or null where the token opens nothing, and then nothing is written. */
  bankReturn(given: BankInput): Promise<string | null>
}

export type BankInput = {
  tossOrderId: string
  tokenHash: string
  paymentKey: string
  /** Won. */
  amount: number
  performer: Performer
}

/** The buyer's way back, outside /api: written down before any page runs, then on to the result page. */
export function returnRoutes(ports: ReturnPorts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.get('/checkout/return', async (c) => {
    const { token = '', paymentKey = '', orderId = '', amount = '' } = c.req.query()
    const sane =
      token.length <= 200 &&
      /^[!-~]{1,200}$/.test(paymentKey) &&
      /^[A-Za-z0-9_=-]{1,64}$/.test(orderId) &&
      /^\d{1,12}$/.test(amount)
    const orderNumber =
      token === '' || !sane
        ? null
        : await ports.bankReturn({
            tossOrderId: orderId,
            tokenHash: await sha256Hex(token),
            paymentKey,
            amount: Number(amount),
            performer: consumer('buyer', c.get('requestId')),
          })
    c.header('Cache-Control', 'no-store')
    if (orderNumber === null) return c.redirect('/orders', 303)
    c.get('logFields').order_number = orderNumber
    return c.redirect(`/checkout/result/${orderNumber}#t=${encodeURIComponent(token)}`, 303)
  })
  return app
}
