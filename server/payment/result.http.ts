/** What became of an order, for its result page, and the window that failed before it came to that. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  type CheckoutResult,
  checkoutResult,
  failBody,
  failed,
  resultQuery,
} from '../../contract/checkout.ts'
import { problem } from '../../contract/problem.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { consumer, type Performer } from '../kernel/performer.ts'
import type { CredentialOf } from '../member/credential.ts'
import type { Actor, Credential } from '../member/member.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import { retryAfterSeconds } from './confirm.http.ts'

export type ResultPorts = {
  credentialOf: CredentialOf
  findActor(credential: Credential): Promise<Actor | null>
  resolveOrder(orderId: string): Promise<void>
  openOrder(shown: {
    orderId: string
    tokenHash: string | null
    buyerId: string | null
  }): Promise<string | undefined>
  readResult(orderId: string): Promise<CheckoutResult>
  failWindow(given: FailInput): Promise<boolean>
}

export type FailInput = {
  tossOrderId: string | null
  tokenHash: string | null
  buyerId: string | null
  code: string
  performer: Performer
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const answers = {
  400: { description: 'Malformed', ...problemJson },
  403: { description: 'Neither the buyer nor the order’s token', ...problemJson },
}

const resultRoute = createRoute({
  method: 'get',
  path: '/checkout/result',
  tags: ['checkout'],
  summary: 'What became of an order, for its result page',
  request: { query: resultQuery },
  responses: {
    200: {
      description: 'The order’s state',
      content: { 'application/json': { schema: checkoutResult } },
    },
    400: answers[400],
    403: answers[403],
  },
})

const failRoute = createRoute({
  method: 'post',
  path: '/checkout/fail',
  tags: ['checkout'],
  summary: 'A payment window that failed or was closed',
  request: { body: { content: { 'application/json': { schema: failBody } }, required: true } },
  responses: {
    200: {
      description: 'Noted where it could be',
      content: { 'application/json': { schema: failed } },
    },
    400: answers[400],
  },
})

/** Mounted at /api. */
export function resultRoutes(ports: ResultPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi(resultRoute, async (c) => {
    const { orderId, token } = c.req.valid('query')
    const credential = await ports.credentialOf(c.req.raw.headers)
    const actor = token === undefined ? await ports.findActor(credential) : null
    const tokenHash = token === undefined ? null : await sha256Hex(token)
    const id =
      actor === null && tokenHash === null
        ? undefined
        : await ports.openOrder({ orderId, tokenHash, buyerId: actor?.id ?? null })
    if (id === undefined) throw new Refusal('E_FORBIDDEN')
    let result = await ports.readResult(id)
    if (result.paymentStatus === 'confirming' || result.virtualAccount !== null) {
      await ports.resolveOrder(id)
      result = await ports.readResult(id)
    }
    c.get('logFields').order_number = result.orderNumber
    if (result.paymentStatus === 'confirming') c.header('Retry-After', String(retryAfterSeconds))
    return c.json(result, 200)
  })

  app.openapi(failRoute, async (c) => {
    const { orderId, code, token } = c.req.valid('json')
    const credential = await ports.credentialOf(c.req.raw.headers)
    const actor = await ports.findActor(credential)
    const recorded = await ports.failWindow({
      tossOrderId: orderId ?? null,
      tokenHash: token === undefined ? null : await sha256Hex(token),
      buyerId: actor?.id ?? null,
      code: code.slice(0, 100),
      performer: consumer('buyer', c.get('requestId')),
    })
    return c.json({ recorded }, 200)
  })

  return app
}
