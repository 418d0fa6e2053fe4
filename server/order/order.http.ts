/** The routes that begin, retry and end an unpaid order. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { initiateBody, initiated, type PaymentRequest } from '../../contract/checkout.ts'
import { problem } from '../../contract/problem.ts'
import type { Performer } from '../kernel/performer.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { Actor } from '../member/member.ts'
import { type Attempt, paymentRequestOf, type WindowSettings } from '../payment/payment-request.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { languageOf } from '../platform/http/language.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { InitiateInput, InitiateOutcome } from './initiate-order.ts'
import type { OwnOrder } from './own-order.ts'
import { isPhone, phoneDigits } from './phone.ts'
import { quotedOr } from './quote.http.ts'
import type { CancelOutcome, RetryOutcome } from './unpaid-order.ts'

export type OrderPorts = {
  gate: ActorGate
  limiter: RateLimiter
  idempotent: Idempotency
  readWindow(): Promise<WindowSettings>
  initiate(input: InitiateInput): Promise<InitiateOutcome>
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

const initiateRoute = createRoute({
  method: 'post',
  path: '/checkout/initiate',
  tags: ['checkout'],
  summary: 'Make an order and hold what is in it',
  request: { body: { content: { 'application/json': { schema: initiateBody } }, required: true } },
  responses: {
    201: {
      description: 'The order and its payment window',
      content: { 'application/json': { schema: initiated } },
    },
    400: { description: 'Malformed, or past a limit', ...problemJson },
    401: { description: 'Nobody is signed in', ...problemJson },
    404: { description: 'A product that is not on sale', ...problemJson },
    409: { description: 'Sold out, already enrolled, or another price', ...problemJson },
    429: { description: 'Too often', ...problemJson },
    503: { description: 'Checkout is paused', ...problemJson },
  },
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
export function orderRoutes(ports: OrderPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })

  app.openapi(
    {
      ...initiateRoute,
      middleware: [
        ports.gate.requireActor,
        ports.limiter.limit('initiate'),
        ports.idempotent(),
      ] as const,
    },
    async (c) => {
      const body = c.req.valid('json')
      const actor = c.get('actor')
      c.get('logFields').function_name = 'checkout-initiate'
      const address = body.shippingAddress
      if (address !== undefined && !isPhone(address.phone)) throw badPhone('shippingAddress.phone')
      if (body.buyer?.phone !== undefined && !isPhone(body.buyer.phone))
        throw badPhone('buyer.phone')
      const outcome = await ports.initiate({
        buyerId: actor.id,
        items: body.items,
        couponCode: body.couponCode,
        expectedTotalAmount: body.expectedTotalAmount,
        shippingAddress:
          address === undefined ? undefined : { ...address, phone: phoneDigits(address.phone) },
        partnerId: body.partnerId,
        buyer: {
          name: body.buyer?.name ?? actor.name,
          email: body.buyer?.email ?? actor.email,
          phone: body.buyer?.phone === undefined ? undefined : phoneDigits(body.buyer.phone),
        },
        performer: consumer(c.get('requestId'), actor),
      })
      if (outcome.kind === 'stale') {
        const { expected, actual } = outcome
        throw new Refusal('E_PRICE_STALE', { expected, actual })
      }
      if (outcome.kind === 'refused') {
        if (outcome.refusal === 'paused')
          throw new Refusal('E_CHECKOUT_PAUSED', { retryable: true })
        const input = { items: body.items }
        const language = languageOf(c.req.header('accept-language'))
        quotedOr({ kind: 'refused', refusal: outcome.refusal }, input, language)
        throw new Error('A refused quote was not refused')
      }
      c.get('logFields').order_number = outcome.orderNumber
      c.get('logFields').amount = outcome.quote.totalAmount
      const free = outcome.status === 'paid'
      return c.json(
        {
          orderId: outcome.orderId,
          orderNumber: outcome.orderNumber,
          totalAmount: outcome.quote.totalAmount,
          status: outcome.status,
          expiresAt: outcome.expiresAt,
          payment: free
            ? null
            : await request(ports, actor, {
                orderNumber: outcome.orderNumber,
                tossOrderId: outcome.orderNumber,
                orderName: outcome.quote.orderName,
                amount: outcome.quote.totalAmount,
                taxFreeAmount: outcome.quote.taxFreeAmount,
                token: outcome.token,
              }),
          enrollments: outcome.enrollments,
        },
        201,
      )
    },
  )

  app.openapi(
    { ...retryRoute, middleware: [ports.gate.requireActor, ports.idempotent()] as const },
    async (c) => {
      const actor = c.get('actor')
      const order = await own(ports, c.req.valid('param').id, actor)
      c.get('logFields').function_name = 'checkout-retry'
      c.get('logFields').order_number = order.orderNumber
      const outcome = await ports.retry(order.id, consumer(c.get('requestId'), actor))
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
          payment: await request(ports, actor, {
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
      const outcome = await ports.cancel(order.id, consumer(c.get('requestId'), actor))
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

function consumer(requestId: string, actor: Actor): Performer {
  return { by: actor.id, type: 'consumer', requestId }
}

async function request(
  ports: OrderPorts,
  actor: Actor,
  attempt: Omit<Attempt, 'customerKey'>,
): Promise<PaymentRequest> {
  return paymentRequestOf(await ports.readWindow(), { ...attempt, customerKey: actor.customerKey })
}

async function own(ports: OrderPorts, idOrNumber: string, actor: Actor): Promise<OwnOrder> {
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

function badPhone(path: string): Refusal {
  return new Refusal('E_INVALID_INPUT', { errors: [{ path, message: '010-1234-5678' }] })
}

function stateOf(order: OwnOrder, status: string) {
  return { orderId: order.id, orderNumber: order.orderNumber, status }
}
