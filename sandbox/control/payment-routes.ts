/** What happens to a payment without its merchant: at the bank, in Toss's own console, and by time alone. */

import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { cancelPayment } from '../payment/cancel-payment.ts'
import { registerDelivery } from '../payment/delivery.ts'
import { deposit } from '../payment/deposit.ts'
import { depositError } from '../payment/deposit-error.ts'
import { expire } from '../payment/expire.ts'
import { done, type Outcome, refused } from '../payment/outcome.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import type { State } from '../state/state.ts'
import { readInput, refuse } from './input.ts'
import { createAuthenticated, newPaymentInput } from './new-payment.ts'

const depositInput = z.object({ depositorName: z.string().max(60).optional() })
const cancelInput = z.object({
  cancelAmount: z.int().min(1).optional(),
  cancelReason: z.string().min(1).max(200).default('상점관리자에서 취소'),
})
const limitQuery = z.coerce.number().int().min(1).max(1_000_000).optional()

/** The console asks its operator for it; a stand-in may make one up. */
const refundReceiveAccount = {
  bank: '88',
  accountNumber: '110123456789',
  holderName: '구매자',
}

export function paymentRoutes(state: State): Hono {
  const routes = new Hono()
  const { payments, clock, chance } = state

  function answer(c: Context, outcome: Outcome): Response {
    if (outcome.kind === 'refused') return refuse(c, outcome.code)
    payments.save(outcome.record)
    return c.json(outcome.record.payment)
  }
  const found = (c: Context) => payments.find(c.req.param('paymentKey') ?? '')
  const ofOrder = (c: Context) => payments.findByOrder(c.req.param('orderId') ?? '')

  routes.get('/payments', (c) => {
    const limit = limitQuery.safeParse(c.req.query('limit'))
    if (!limit.success) return refuse(c, 'INVALID_REQUEST', 'limit: 1–1000000')
    const all = payments.all()
    return c.json({ payments: all.slice(0, limit.data ?? all.length).map((r) => r.payment) })
  })

  routes.post('/payments', async (c) => {
    const input = await readInput(c, newPaymentInput)
    if (input instanceof Response) return input
    return c.json({ paymentKey: createAuthenticated(state, input) }, 201)
  })

  routes.post('/payments/:paymentKey/cancel', async (c) => {
    const input = await readInput(c, cancelInput)
    if (input instanceof Response) return input
    const asked = { ...input, refundReceiveAccount }
    return answer(c, cancelPayment(found(c), asked, { now: clock.now(), chance }))
  })

  routes.post('/payments/:paymentKey/delivery', (c) => answer(c, registerDelivery(found(c))))

  routes.post('/payments/:paymentKey/expire', (c) => answer(c, expireNow(found(c))))

  routes.post('/virtual-accounts/:orderId/deposit', async (c) => {
    const input = await readInput(c, depositInput)
    if (input instanceof Response) return input
    return answer(c, deposit(ofOrder(c), { now: clock.now(), chance, ...input }))
  })

  routes.post('/virtual-accounts/:orderId/deposit-error', (c) =>
    answer(c, depositError(ofOrder(c), { now: clock.now(), chance })),
  )
  return routes
}

/** Every clock of a payment has run out at the end of time. */
function expireNow(record: PaymentRecord | undefined): Outcome {
  if (record === undefined) return refused('NOT_FOUND_PAYMENT')
  const expired = expire(record, Number.POSITIVE_INFINITY)
  return expired === record ? refused('ALREADY_PROCESSED_PAYMENT') : done(expired)
}
