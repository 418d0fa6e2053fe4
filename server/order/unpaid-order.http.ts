/** POST /api/orders/:id/retry and /cancel: what a buyer does with an order that is not paid. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { initiated } from '../../contract/checkout.ts'
import { problem } from '../../contract/problem.ts'
import { consumer, type Performer } from '../kernel/performer.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { Actor } from '../member/member.ts'
import { paymentRequestOf, type WindowSettings } from '../payment/payment-request.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { OwnOrder } from './own-order.ts'
import type { CancelOutcome, RetryOutcome } from './unpaid-order.ts'

export type UnpaidRoutePorts = {
  gate: ActorGate
  idempotent: Idempotency
  readWindow(): Promise<WindowSettings>
  findOwn(idOrNumber: string, buyerId: string): Promise<OwnOrder | undefined>
  retry(orderId: string, performer: Performer): Promise<RetryOutcome>
  cancel(orderId: string, performer: Performer): Promise<CancelOutcome>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const orderId = z.object({ id: z.string().min(1).max(64) })
const orderState = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  status: z.string(),
})

const retryRoute = createRoute({
  method: 'post',
  path: '/orders/{id}/retry',
  tags: ['orders'],
  summary: 'Open the payment window of an unpaid order again',
  request: { params: orderId },
  responses: {
    200: {
      description: 'A further attempt',
      content: { 'application/json': { schema: initiated } },
    },
    202: {
      description: 'Toss has not confirmed yet that the account is closed',
      content: { 'application/json': { schema: orderState } },
    },
    404: { description: 'No such order of yours', ...problemJson },
    409: { description: 'Paid, closed, or a payment is in progress', ...problemJson },
  },
})

const cancelRoute = createRoute({
  method: 'post',
  path: '/orders/{id}/cancel',
  tags: ['orders'],
  summary: 'Give an unpaid order up',
  request: { params: orderId },
  responses: {
    200: { description: 'Cancelled', content: { 'application/json': { schema: orderState } } },
    202: {
      description: 'Toss has not confirmed yet that the account is closed',
      content: { 'application/json': { schema: orderState } },
    },
    404: { description: 'No such order of yours', ...problemJson },
    409: { description: 'Paid, or a payment is in progress', ...problemJson },
  },
})

/** Seconds after which asking again may tell more. */
const retryAfterSeconds = 2

/** Mounted at /api. */
export function unpaidOrderRoutes(ports: UnpaidRoutePorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi(
    { ...retryRoute, middleware: [ports.gate.requireActor, ports.idempotent()] as const },
    async (c) => {
      const actor = c.get('actor')
      const order = await own(ports, c.req.valid('param').id, actor)
      c.get('logFields').function_name = 'checkout-retry'
      c.get('logFields').order_number = order.orderNumber
      const outcome = await ports.retry(order.id, consumer(actor.id, c.get('requestId')))
      if (outcome.kind === 'refused') throw retryRefusal(outcome.refusal)
      if (outcome.kind === 'closing_account') {
        c.header('Retry-After', String(retryAfterSeconds))
        return c.json(stateOf(order, order.status), 202)
      }
      return c.json(
        {
          orderId: order.id,
          orderNumber: order.orderNumber,
          totalAmount: order.totalAmount,
          status: 'pending_payment' as const,
          expiresAt: order.expiresAt,
          payment: paymentRequestOf(await ports.readWindow(), {
            customerKey: actor.customerKey,
            orderNumber: order.orderNumber,
            tossOrderId: outcome.tossOrderId,
            orderName: order.orderName,
            amount: order.totalAmount,
            taxFreeAmount: order.taxFreeAmount,
            token: outcome.token,
          }),
        },
        200,
      )
    },
  )

  app.openapi(
    { ...cancelRoute, middleware: [ports.gate.requireActor, ports.idempotent()] as const },
    async (c) => {
      const actor = c.get('actor')
      const order = await own(ports, c.req.valid('param').id, actor)
      c.get('logFields').function_name = 'checkout-cancel'
      c.get('logFields').order_number = order.orderNumber
      const outcome = await ports.cancel(order.id, consumer(actor.id, c.get('requestId')))
      if (outcome === 'paid') throw new Refusal('E_ORDER_ALREADY_PAID')
      if (outcome === 'confirming') throw inProgress()
      if (outcome === 'closing_account') {
        c.header('Retry-After', String(retryAfterSeconds))
        return c.json(stateOf(order, order.status), 202)
      }
      return c.json(stateOf(order, 'cancelled'), 200)
    },
  )

  return app
}

async function own(ports: UnpaidRoutePorts, idOrNumber: string, actor: Actor): Promise<OwnOrder> {
  const order = await ports.findOwn(idOrNumber, actor.id)
  if (order === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
  return order
}

function retryRefusal(refusal: 'paused' | 'paid' | 'confirming' | 'closed'): Refusal {
  if (refusal === 'confirming') return inProgress()
  if (refusal === 'paused') return new Refusal('E_CHECKOUT_PAUSED', { retryable: true })
  return new Refusal(refusal === 'paid' ? 'E_ORDER_ALREADY_PAID' : 'E_ORDER_CLOSED')
}

function inProgress(): Refusal {
  return new Refusal('E_PAYMENT_IN_PROGRESS', { retryable: true, retryAfterSeconds })
}

function stateOf(order: OwnOrder, status: string) {
  return { orderId: order.id, orderNumber: order.orderNumber, status }
}
