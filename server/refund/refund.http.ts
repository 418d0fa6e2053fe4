/** POST /api/admin/orders/:id/refund and /sync: what an operator does with money that was taken. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refundBody, refunded, synced } from '../../contract/admin.ts'
import type { ErrorCode } from '../../contract/error-code.ts'
import type { OrderDetail } from '../../contract/order.ts'
import { problem } from '../../contract/problem.ts'
import { hexOf } from '../kernel/hash.ts'
import type { Performer } from '../kernel/performer.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { Actor } from '../member/member.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { RefundInput, RefundOutcome, RefundRefusal } from './refund-order.ts'
import type { SyncOutcome } from './sync-order.ts'

export type RefundRoutePorts = {
  gate: ActorGate
  limiter: RateLimiter
  idempotent: Idempotency
  readOrder(idOrNumber: string): Promise<OrderDetail | undefined>
  refund(input: RefundInput): Promise<RefundOutcome>
  sync(orderId: string, performer: Performer): Promise<SyncOutcome>
  observeRefund(result: string): void
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const orderId = z.object({ id: z.string().min(1).max(64) })

const refundRoute = createRoute({
  method: 'post',
  path: '/admin/orders/{id}/refund',
  tags: ['admin'],
  summary: 'Give money back: all of it, an amount, or items',
  request: {
    params: orderId,
    body: { content: { 'application/json': { schema: refundBody } }, required: true },
  },
  responses: {
    200: { description: 'Given back', content: { 'application/json': { schema: refunded } } },
    202: {
      description: 'Under way; Toss has not confirmed it yet',
      content: { 'application/json': { schema: refunded } },
    },
    400: { description: 'No key, malformed, or no reason', ...problemJson },
    401: { description: 'No session', ...problemJson },
    403: { description: 'Operators and admins only', ...problemJson },
    404: { description: 'No such order', ...problemJson },
    409: { description: 'More than is left, or nothing to give back', ...problemJson },
    422: {
      description: 'An account is needed, or the key belongs to another request',
      ...problemJson,
    },
  },
})

const syncRoute = createRoute({
  method: 'post',
  path: '/admin/orders/{id}/sync',
  tags: ['admin'],
  summary: 'Ask Toss, apply its truth, tell what changed',
  request: { params: orderId },
  responses: {
    200: { description: 'What changed', content: { 'application/json': { schema: synced } } },
    403: { description: 'Operators and admins only', ...problemJson },
    404: { description: 'No such order', ...problemJson },
    503: { description: 'Toss did not answer', ...problemJson },
  },
})

/** Mounted at /api. */
export function refundRoutes(ports: RefundRoutePorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })

  app.openapi(
    {
      ...refundRoute,
      middleware: [
        ports.gate.requireRole('operator', 'admin'),
        ports.limiter.limit('refund'),
        ports.idempotent({ required: true }),
      ] as const,
    },
    async (c) => {
      const body = c.req.valid('json')
      const fields = c.get('logFields')
      fields.function_name = 'refund'
      fields.provider = 'toss'
      if (body.amount !== undefined && body.items !== undefined) throw badField('amount')
      const reason = body.reason?.trim() ?? ''
      if (reason === '') throw new Refusal('E_REFUND_REASON_REQUIRED')
      const order = await ports.readOrder(c.req.valid('param').id)
      if (order === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
      fields.order_number = order.orderNumber
      const key = c.get('requestKey')
      if (key === undefined) throw new Refusal('E_IDEMPOTENCY_KEY_REQUIRED')
      const outcome = await ports.refund({
        order,
        reason,
        amount: body.amount,
        items: body.items,
        shippingFee: body.shippingFee ?? 'keep',
        keepAccess: body.keepAccess ?? false,
        receiveAccount: body.refundReceiveAccount,
        scope: hexOf(key.scopeHash),
        fingerprint: hexOf(key.fingerprint),
        performer: performerOf(c.get('requestId'), c.get('actor')),
      })
      if (outcome.kind === 'refused') {
        ports.observeRefund('refused')
        throw new Refusal(refusalCodes[outcome.refusal])
      }
      const { failureCode, ...refund } = outcome.refund
      ports.observeRefund(refund.status)
      fields.amount = refund.amount
      fields.refund_status = refund.status
      if (refund.status === 'failed') {
        throw new Refusal(codeOfFailure(failureCode), { providerCode: failureCode ?? undefined })
      }
      const now = await ports.readOrder(order.id)
      const payment = now?.payments.find(({ id }) => id === refund.paymentId)
      if (now === undefined || payment === undefined)
        throw new Error('A refunded order is not there')
      if (outcome.replayed) c.header('Idempotent-Replayed', 'true')
      return c.json({ order: plain(now), payment, refund }, refund.status === 'pending' ? 202 : 200)
    },
  )

  app.openapi(
    {
      ...syncRoute,
      middleware: [ports.gate.requireRole('operator', 'admin'), ports.idempotent()] as const,
    },
    async (c) => {
      const order = await ports.readOrder(c.req.valid('param').id)
      if (order === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
      c.get('logFields').function_name = 'payment-sync'
      c.get('logFields').order_number = order.orderNumber
      const outcome = await ports.sync(order.id, performerOf(c.get('requestId'), c.get('actor')))
      if (outcome.kind === 'silent') throw new Refusal('E_PROVIDER_DOWN', { retryable: true })
      const now = (await ports.readOrder(order.id)) ?? order
      return c.json(
        { order: plain(now), changes: [...differences(order, now), ...outcome.changes] },
        200,
      )
    },
  )

  return app
}

function performerOf(requestId: string, actor: Actor): Performer {
  return { by: actor.id, type: actor.role === 'admin' ? 'admin' : 'operator', requestId }
}

const refusalCodes = {
  idempotency_mismatch: 'E_IDEMPOTENCY_MISMATCH',
  in_doubt: 'E_PAYMENT_IN_PROGRESS',
  not_refundable: 'E_ORDER_NOT_REFUNDABLE',
  exceeds_balance: 'E_REFUND_EXCEEDS_BALANCE',
  account_required: 'E_REFUND_ACCOUNT_REQUIRED',
  bad_items: 'E_REFUND_EXCEEDS_BALANCE',
} as const satisfies Record<RefundRefusal, ErrorCode>

/** Toss's own no to a refund. */
function codeOfFailure(code: string | null): ErrorCode {
  switch (code) {
    case 'NOT_CANCELABLE_AMOUNT':
    case 'EXCEED_CANCEL_LIMIT':
      return 'E_REFUND_EXCEEDS_BALANCE'
    case 'INVALID_REFUND_ACCOUNT_INFO':
    case 'INVALID_REFUND_ACCOUNT_NUMBER':
    case 'INVALID_BANK':
    case 'FORBIDDEN_BANK_REFUND_REQUEST':
      return 'E_REFUND_ACCOUNT_REQUIRED'
    default:
      return 'E_ORDER_NOT_REFUNDABLE'
  }
}

function badField(path: string): Refusal {
  return new Refusal('E_INVALID_INPUT', { errors: [{ path, message: 'amount | items' }] })
}

/** The order itself, without what its own page adds. */
function plain(detail: OrderDetail) {
  const {
    payments: _payments,
    refunds: _refunds,
    enrollments: _enrollments,
    receiptUrl: _receiptUrl,
    virtualAccount: _virtualAccount,
    shippingAddress: _shippingAddress,
    timeline: _timeline,
    ...order
  } = detail
  return order
}

function differences(before: OrderDetail, after: OrderDetail) {
  const fields = ['status', 'paymentStatus', 'refundedAmount', 'paidAt', 'refundedAt'] as const
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }))
}
