/** POST /api/checkout/confirm: the buyer's payment is approved, or told why not, or not known yet. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { type Confirmed, confirmBody, confirmed } from '../../contract/checkout.ts'
import type { ErrorCode } from '../../contract/error-code.ts'
import { problem } from '../../contract/problem.ts'
import { hexOf, sha256Hex } from '../kernel/hash.ts'
import { consumer } from '../kernel/performer.ts'
import { unreachable } from '../kernel/unreachable.ts'
import type { CredentialOf } from '../member/credential.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { idempotencyKey, requestKeyOf } from '../platform/http/idempotency.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type {
  ConfirmInput,
  ConfirmOutcome,
  ConfirmRefusal,
  CountedConfirm,
} from './confirm-payment.ts'
import type { ConfirmView } from './payment-rows.ts'

export type ConfirmRoutePorts = {
  credentialOf: CredentialOf
  limiter: RateLimiter
  confirm(input: ConfirmInput): Promise<CountedConfirm>
  /** The outcome that a twin is working on, waited for. */
  waitForResult(view: ConfirmView): Promise<ConfirmView>
  resolve(paymentId: string): Promise<unknown>
  observeConfirm(counted: CountedConfirm, ms: number): void
  monotonicMs(): number
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const answers = {
  400: { description: 'Malformed, or the amount is not the order’s', ...problemJson },
  402: { description: 'Toss declined', ...problemJson },
  403: { description: 'Neither the buyer nor the order’s token', ...problemJson },
  404: { description: 'No such order', ...problemJson },
  409: {
    description: 'Paid by another payment, closed, or another one is in progress',
    ...problemJson,
  },
  410: { description: 'The payment’s time is over', ...problemJson },
  422: { description: 'The same Idempotency-Key with another body', ...problemJson },
  429: { description: 'Too often', ...problemJson },
  503: { description: 'Paused, or Toss cannot be used', ...problemJson },
}

const confirmRoute = createRoute({
  method: 'post',
  path: '/checkout/confirm',
  tags: ['checkout'],
  summary: 'Approve a payment that the buyer has authenticated',
  request: { body: { content: { 'application/json': { schema: confirmBody } }, required: true } },
  responses: {
    200: {
      description: 'Paid, or a virtual account issued',
      content: { 'application/json': { schema: confirmed } },
    },
    202: {
      description: 'Not known yet; it heals by itself. Do not pay again',
      content: { 'application/json': { schema: confirmed } },
    },
    ...answers,
  },
})

/** Seconds after which asking again may tell more. */
export const retryAfterSeconds = 2

/** Mounted at /api. */
export function confirmRoutes(ports: ConfirmRoutePorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi(confirmRoute, async (c) => {
    const body = c.req.valid('json')
    const started = ports.monotonicMs()
    const credential = await ports.credentialOf(c.req.raw.headers)
    const tokenHash = body.token === undefined ? null : await sha256Hex(body.token)
    if (credential.kind === 'none' && tokenHash === null) throw new Refusal('E_FORBIDDEN')
    const account = credential.kind === 'session' ? credential.token : (tokenHash ?? undefined)
    ports.limiter.check(c, 'confirm', account)
    const fields = c.get('logFields')
    fields.function_name = 'confirm-payment'
    fields.provider = 'toss'
    fields.provider_tx_id = body.paymentKey
    fields.amount = body.amount
    fields.order_number = body.orderId
    const key = idempotencyKey(c)
    const caller = credential.kind === 'session' ? 'session' : 'token'
    const requestKey = key === undefined ? null : await requestKeyOf(c, `${caller}:${account}`, key)
    const counted = await ports.confirm({
      tossOrderId: body.orderId,
      paymentKey: body.paymentKey,
      amount: body.amount,
      credential: {
        sessionToken: credential.kind === 'session' ? credential.token : null,
        tokenHash,
      },
      idempotency:
        requestKey === null
          ? null
          : { scope: hexOf(requestKey.scopeHash), fingerprint: hexOf(requestKey.fingerprint) },
      source: 'buyer',
      performer: consumer('buyer', c.get('requestId')),
      trace: { requestId: c.get('requestId'), traceparent: c.get('trace').header },
    })
    ports.observeConfirm(counted, ports.monotonicMs() - started)
    fields.db_round_trips = counted.dbRoundTrips
    fields.provider_ms = counted.providerMs ?? undefined
    const { view, replayed } = await told(ports, counted.outcome)
    fields.order_number = view.orderNumber
    fields.payment_status = view.paymentStatus
    fields.user_id = view.buyerId
    const [enrollment, another] = view.enrollments
    if (another === undefined) {
      fields.enrollment_id = enrollment?.id
      fields.course_id = enrollment?.courseId
    }
    const answer = answerOf(view, replayed)
    if (view.payment.status !== 'CONFIRMING') return c.json(answer, 200)
    c.header('Retry-After', String(retryAfterSeconds))
    return c.json(answer, 202)
  })

  return app
}

type Told = { view: ConfirmView; replayed: boolean }

/** The view to answer with; a refusal is thrown. */
async function told(ports: ConfirmRoutePorts, outcome: ConfirmOutcome): Promise<Told> {
  switch (outcome.kind) {
    case 'settled':
      return { view: outcome.view, replayed: outcome.replayed }
    case 'in_doubt':
      return { view: outcome.view, replayed: false }
    case 'joined': {
      const view = await ports.waitForResult(outcome.view)
      if (view.payment.status === 'FAILED' || view.payment.status === 'EXPIRED') {
        throw refusalOf(view.failureKind ?? 'declined', view.payment.failure?.code)
      }
      return { view, replayed: true }
    }
    case 'refused':
      if (outcome.refusal === 'in_progress' && outcome.activePaymentId !== undefined) {
        await ports.resolve(outcome.activePaymentId)
      }
      throw refusalOf(outcome.refusal, outcome.providerCode)
    default:
      return unreachable(outcome)
  }
}

const refusalCodes = {
  forbidden: 'E_FORBIDDEN',
  unknown_order: 'E_ORDER_NOT_FOUND',
  idempotency_mismatch: 'E_IDEMPOTENCY_MISMATCH',
  already_paid: 'E_ORDER_ALREADY_PAID',
  in_progress: 'E_PAYMENT_IN_PROGRESS',
  declined: 'E_PAYMENT_DECLINED',
  temporary: 'E_PAYMENT_DECLINED',
  configuration: 'E_PROVIDER_DOWN',
  amount_mismatch: 'E_AMOUNT_MISMATCH',
  paused: 'E_CHECKOUT_PAUSED',
  closed: 'E_ORDER_CLOSED',
  expired: 'E_PAYMENT_SESSION_EXPIRED',
} as const satisfies Record<ConfirmRefusal, ErrorCode>

function refusalOf(refusal: ConfirmRefusal, providerCode: string | undefined): Refusal {
  const waits = refusal === 'in_progress' || refusal === 'paused' || refusal === 'configuration'
  return new Refusal(refusalCodes[refusal], {
    providerCode: providerCode ?? undefined,
    retryable: refusal === 'temporary' || waits ? true : undefined,
    retryAfterSeconds: waits ? retryAfterSeconds : undefined,
  })
}

function answerOf(view: ConfirmView, replayed: boolean): Confirmed {
  const { failureKind: _kind, buyerId: _buyer, virtualAccount, ...shown } = view
  return {
    ...shown,
    ...(virtualAccount !== null && view.payment.status === 'WAITING_FOR_DEPOSIT'
      ? { virtualAccount }
      : {}),
    replayed,
  }
}
