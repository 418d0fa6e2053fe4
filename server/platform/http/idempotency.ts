/**
 * Answers a repeated request with its first answer: same `Idempotency-Key`, same caller, same path, same body.
 *
 * It belongs after the route's checks of session, role and ownership, so that nobody is told an answer that
 * they may no longer see. Only what is settled is kept; after anything else the key is free again, and the
 * verb behind the route must itself survive being asked twice.
 */
import type { MiddlewareHandler } from 'hono'
import type { ErrorCode } from '../../../contract/error-code.ts'
import { canonicalJson } from '../../kernel/hash.ts'
import type { Seal } from '../seal.ts'
import { actorIdOf, type HttpContext, type HttpVariables } from './context.ts'
import { jsonBody } from './json-body.ts'
import { Refusal } from './refusal.ts'

/** The right to answer under a key, until `lockedUntil`. */
export type Lease = { readonly scopeHash: Uint8Array; readonly lockedUntil: Date }

export type Claim =
  | { readonly kind: 'owned'; readonly lease: Lease }
  | { readonly kind: 'running' }
  | { readonly kind: 'another_request' }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly body: Uint8Array<ArrayBuffer> | null
    }

export type IdempotencyStore = {
  claim(scopeHash: Uint8Array, fingerprint: Uint8Array, now: Date): Promise<Claim>
  finish(lease: Lease, status: number, body: Uint8Array): Promise<void>
  release(lease: Lease): Promise<void>
}

export type IdempotencyPorts = {
  store: IdempotencyStore
  seal: Seal
  now: () => Date
  /** Storing an answer failed; the caller has it all the same. */
  onFault: (error: unknown, c: HttpContext) => void
}

export type IdempotencyOptions = {
  /** Without a key the request is refused. */
  required?: boolean
  /** Who a key belongs to: by default the member whom the route has let in. */
  callerOf?: (c: HttpContext) => string
}

/** What a route may tie its own work to, so that a repeated request finds it. */
export type RequestKey = {
  readonly scopeHash: Uint8Array<ArrayBuffer>
  readonly fingerprint: Uint8Array<ArrayBuffer>
}
export type IdempotencyEnv = { Variables: HttpVariables & { requestKey?: RequestKey } }

export type Idempotency = (options?: IdempotencyOptions) => MiddlewareHandler<IdempotencyEnv>

const longestKey = 300
const inFlightRetrySeconds = 1

export function idempotency(ports: IdempotencyPorts): Idempotency {
  return ({ required = false, callerOf = memberOf } = {}) =>
    async function idempotent(c, next) {
      const key = idempotencyKey(c)
      if (key === undefined) {
        if (required) throw new Refusal('E_IDEMPOTENCY_KEY_REQUIRED')
        return next()
      }
      const requestKey = await requestKeyOf(c, callerOf(c), key)
      const { scopeHash, fingerprint } = requestKey
      const claim = await ports.store.claim(scopeHash, fingerprint, ports.now())
      if (claim.kind === 'another_request') throw new Refusal('E_IDEMPOTENCY_MISMATCH')
      if (claim.kind === 'running')
        throw new Refusal('E_IDEMPOTENCY_IN_FLIGHT', {
          retryable: true,
          retryAfterSeconds: inFlightRetrySeconds,
        })
      if (claim.kind === 'answered') return replayed(ports.seal, claim, scopeHash)
      c.set('requestKey', requestKey)
      await next()
      await keep(ports, c, claim.lease, scopeHash)
    }
}

/** The header, or undefined; also for a route that keeps its answers by itself. */
export function idempotencyKey(c: HttpContext): string | undefined {
  const key = c.req.header('idempotency-key')?.trim()
  if (key === undefined || key === '') return undefined
  if (key.length <= longestKey) return key
  throw new Refusal('E_INVALID_INPUT', {
    errors: [{ path: 'Idempotency-Key', message: `≤ ${longestKey}` }],
  })
}

/** The path has the parameters in it, so a key of one order says nothing about another. */
export async function requestKeyOf(
  c: HttpContext,
  caller: string,
  key: string,
): Promise<RequestKey> {
  const body = canonicalJson((await jsonBody(c)) ?? null)
  const scope = [caller, c.req.method, c.req.path]
  return {
    scopeHash: await sha256(JSON.stringify([...scope, key])),
    fingerprint: await sha256(JSON.stringify([...scope, body])),
  }
}

type Kept = { type: string; text: string }

async function keep(
  ports: IdempotencyPorts,
  c: HttpContext,
  lease: Lease,
  row: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    const kept: Kept = {
      type: c.res.headers.get('content-type') ?? 'application/json',
      text: await c.res.clone().text(),
    }
    if (!isSettled(c.res, kept.text)) return await ports.store.release(lease)
    const sealed = await ports.seal.seal(JSON.stringify(kept), row)
    await ports.store.finish(lease, c.res.status, sealed)
  } catch (error) {
    ports.onFault(error, c)
  }
}

async function replayed(
  seal: Seal,
  answer: Claim & { kind: 'answered' },
  row: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const kept = answer.body === null ? null : readKept(await seal.open(answer.body, row))
  return new Response(kept?.text ?? null, {
    status: answer.status,
    headers: {
      'Content-Type': kept?.type ?? 'application/json',
      'Idempotent-Replayed': 'true',
    },
  })
}

/** Refusals that say something final about what was asked; the others may be over in a moment. */
const definiteRefusals: ReadonlySet<unknown> = new Set<ErrorCode>([
  'E_AMOUNT_MISMATCH',
  'E_LIMIT_ITEMS',
  'E_LIMIT_AMOUNT',
  'E_PAYMENT_DECLINED',
  'E_ORDER_ALREADY_PAID',
  'E_ORDER_CLOSED',
  'E_REFUND_EXCEEDS_BALANCE',
  'E_ORDER_NOT_REFUNDABLE',
  'E_OUT_OF_STOCK',
  'E_COURSE_FULL',
  'E_ALREADY_ENROLLED',
  'E_PRICE_STALE',
  'E_TIME_LIMIT_EXCEEDED',
  'E_PAYMENT_SESSION_EXPIRED',
  'E_COUPON_INVALID',
  'E_COUPON_EXPIRED',
  'E_REFUND_ACCOUNT_REQUIRED',
  'E_NOT_PASSED',
])

export function isSettled(answer: Response, text: string): boolean {
  if (answer.status === 200 || answer.status === 201) return true
  if (answer.status < 400 || answer.status >= 500 || answer.headers.has('retry-after')) return false
  const problem: unknown = parse(text)
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return false
  const retryable = 'retryable' in problem && problem.retryable === true
  return !retryable && definiteRefusals.has(problem.code)
}

function readKept(text: string): Kept {
  const kept: unknown = JSON.parse(text)
  if (typeof kept === 'object' && kept !== null && 'type' in kept && 'text' in kept)
    return { type: String(kept.type), text: String(kept.text) }
  throw new Error('A kept answer has another shape than the one it was written in')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function sha256(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function memberOf(c: HttpContext): string {
  const id = actorIdOf(c)
  if (id !== undefined) return `member ${id}`
  throw new Error('A route without a member must say who its idempotency keys belong to')
}
