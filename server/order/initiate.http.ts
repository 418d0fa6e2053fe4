/** POST /api/checkout/initiate: an order, its holds and the payment window it is paid in. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { initiateBody, initiated } from '../../contract/checkout.ts'
import { problem } from '../../contract/problem.ts'
import { consumer } from '../kernel/performer.ts'
import type { ActorGate } from '../member/actor.http.ts'
import { paymentRequestOf, type WindowSettings } from '../payment/payment-request.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { languageOf } from '../platform/http/language.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { InitiateInput, InitiateOutcome } from './initiate-order.ts'
import { isPhone, phoneDigits } from './phone.ts'
import { quotedOr } from './quote.http.ts'

export type InitiateRoutePorts = {
  gate: ActorGate
  limiter: RateLimiter
  idempotent: Idempotency
  readWindow(): Promise<WindowSettings>
  initiate(input: InitiateInput): Promise<InitiateOutcome>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }

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

/** Mounted at /api. */
export function initiateRoutes(ports: InitiateRoutePorts): OpenAPIHono<HttpEnv> {
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
        performer: consumer(actor.id, c.get('requestId')),
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
            : paymentRequestOf(await ports.readWindow(), {
                customerKey: actor.customerKey,
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

  return app
}

function badPhone(path: string): Refusal {
  return new Refusal('E_INVALID_INPUT', { errors: [{ path, message: '010-1234-5678' }] })
}
