/**
 * Asks Toss: confirm, look up, cancel, each answer told apart as a payment, a refusal or silence.
 *
 * Silence is anything that is neither of the two (time-outs, resets, redirects, answers that are not JSON): it says
 * nothing about the money, and whoever asked has to look again.
 */
import { masked } from './mask.ts'
import { type TossPayment, tossError, tossPayment } from './wire.ts'

export type TossOperation = 'confirm' | 'get' | 'cancel'

/** One exchange with Toss as it is kept: masked. */
export type TossCall = {
  operation: TossOperation
  at: string
  status: number | null
  code: string | null
  body: unknown
  traceId: string | null
  ms: number
}

export type TossAnswer = { call: TossCall } & (
  | { kind: 'payment'; payment: TossPayment }
  | { kind: 'refused'; status: number; code: string; message: string }
  | { kind: 'silent'; cause: string }
)

export type ConfirmRequest = {
  paymentKey: string
  orderId: string
  amount: number
  idempotencyKey: string
}
export type CancelRequest = {
  paymentKey: string
  reason: string
  /** Won; absent where everything that is left goes back. */
  amount?: number
  /** Toss's balance before: where it differs, nothing happens. */
  refundableAmount?: number
  receiveAccount?: { bank: string; accountNumber: string; holderName: string }
  idempotencyKey: string
}

/** Passed through to Toss and back into the log. */
export type TossTrace = { requestId: string | null; traceparent?: string }

export type Toss = {
  confirm(request: ConfirmRequest, trace?: TossTrace): Promise<TossAnswer>
  paymentByKey(paymentKey: string, trace?: TossTrace): Promise<TossAnswer>
  paymentByOrder(orderId: string, trace?: TossTrace): Promise<TossAnswer>
  cancel(request: CancelRequest, trace?: TossTrace): Promise<TossAnswer>
}

export type TossOptions = {
  baseUrl: string
  secretKey: string
  fetch: typeof fetch
  now: () => Date
  /** Told of every exchange, for metrics. */
  onCall?: (call: TossCall, trace: TossTrace | undefined) => void
}

/** Toss answers a confirm in about half a second; card companies can be slow, and a lost answer costs a look-up. */
export const confirmTimeoutMs = 30_000
export const cancelTimeoutMs = 20_000
const lookTimeoutMs = 10_000
const longestAnswer = 1_000_000

export function createToss(options: TossOptions): Toss {
  const authorization = `Basic ${btoa(`${options.secretKey}:`)}`

  async function ask(
    operation: TossOperation,
    path: string,
    timeoutMs: number,
    trace: TossTrace | undefined,
    post?: { body: unknown; idempotencyKey: string },
  ): Promise<TossAnswer> {
    const at = options.now()
    const started = performance.now()
    const headers: Record<string, string> = { authorization, accept: 'application/json' }
    if (trace?.requestId) headers['x-request-id'] = trace.requestId
    if (trace?.traceparent !== undefined) headers.traceparent = trace.traceparent
    if (post !== undefined) {
      headers['content-type'] = 'application/json'
      headers['idempotency-key'] = post.idempotencyKey
    }
    const exchange = await readAnswer(() =>
      options.fetch(`${options.baseUrl}${path}`, {
        method: post === undefined ? 'GET' : 'POST',
        headers,
        body: post === undefined ? undefined : JSON.stringify(post.body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }),
    )
    const answer = told(exchange)
    const call: TossCall = {
      operation,
      at: at.toISOString(),
      status: exchange.status,
      code: answer.kind === 'refused' ? answer.code : null,
      body: answer.kind === 'silent' ? { silent: answer.cause } : masked(exchange.json),
      traceId: exchange.traceId,
      ms: Math.round(performance.now() - started),
    }
    options.onCall?.(call, trace)
    return { ...answer, call }
  }

  return {
    confirm: ({ idempotencyKey, ...body }, trace) =>
      ask('confirm', '/v1/payments/confirm', confirmTimeoutMs, trace, { body, idempotencyKey }),
    paymentByKey: (paymentKey, trace) =>
      ask('get', `/v1/payments/${encodeURIComponent(paymentKey)}`, lookTimeoutMs, trace),
    paymentByOrder: (orderId, trace) =>
      ask('get', `/v1/payments/orders/${encodeURIComponent(orderId)}`, lookTimeoutMs, trace),
    cancel: (
      { idempotencyKey, paymentKey, reason, amount, refundableAmount, receiveAccount },
      trace,
    ) =>
      ask(
        'cancel',
        `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`,
        cancelTimeoutMs,
        trace,
        {
          idempotencyKey,
          body: {
            cancelReason: reason,
            cancelAmount: amount,
            refundableAmount,
            refundReceiveAccount: receiveAccount,
          },
        },
      ),
  }
}

type Exchange = { status: number | null; json: unknown; traceId: string | null; cause: string }

/** Never throws: what went wrong on the way is the cause of a silence. */
async function readAnswer(send: () => Promise<Response>): Promise<Exchange> {
  let response: Response
  try {
    response = await send()
  } catch (error) {
    return { status: null, json: undefined, traceId: null, cause: causeOf(error) }
  }
  const head = { status: response.status, traceId: response.headers.get('x-tosspayments-trace-id') }
  try {
    const text = await response.text()
    if (text.length > longestAnswer) return { ...head, json: undefined, cause: 'too_long' }
    return { ...head, json: JSON.parse(text), cause: '' }
  } catch (error) {
    return {
      ...head,
      json: undefined,
      cause: error instanceof SyntaxError ? 'not_json' : causeOf(error),
    }
  }
}

type Told =
  | { kind: 'payment'; payment: TossPayment }
  | { kind: 'refused'; status: number; code: string; message: string }
  | { kind: 'silent'; cause: string }

function told({ status, json, cause }: Exchange): Told {
  if (status === null || json === undefined) return { kind: 'silent', cause }
  if (status === 200) {
    const parsed = tossPayment.safeParse(json)
    return parsed.success
      ? { kind: 'payment', payment: parsed.data }
      : { kind: 'silent', cause: 'not_a_payment' }
  }
  const parsed = tossError.safeParse(json)
  return parsed.success
    ? { kind: 'refused', status, code: parsed.data.code, message: parsed.data.message }
    : { kind: 'silent', cause: `status_${status}` }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout'
  const inner = error.cause
  const code =
    typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : undefined
  return typeof code === 'string' ? code : error.name
}
