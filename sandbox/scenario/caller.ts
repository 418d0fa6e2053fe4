/** The calls of a run: Toss's paths with the sandbox's own secret key, and the control API. */

import { parseJson } from '../http/read-body.ts'
import type { CallStep } from './scenario.ts'

/** `fetch` for a path of the sandbox, in memory or over a port. */
export type Fetcher = (path: string, init?: RequestInit) => Promise<Response>

export type Answered = {
  outcome: 'answered' | 'dropped' | 'timeout' | 'not_json'
  status: number
  /** `{}` where the answer was no JSON object. */
  answer: Record<string, unknown>
  location: string
}

type Sent = { body?: unknown; headers?: Record<string, string>; timeoutMs?: number }

export type Caller = {
  toss(method: string, path: string, sent: Sent): Promise<Answered>
  control(method: string, path: string, body?: unknown): Promise<Answered>
}

export async function callerOf(fetcher: Fetcher): Promise<Caller> {
  const { answer } = await send(fetcher, 'GET', '/sandbox/keys', {})
  const authorization = `Basic ${Buffer.from(`${answer.secretKey}:`).toString('base64')}`
  return {
    toss: (method, path, sent) =>
      send(fetcher, method, path, { ...sent, headers: { authorization, ...sent.headers } }),
    control: (method, path, body) => send(fetcher, method, `/sandbox${path}`, { body }),
  }
}

export function makeCall(
  caller: Caller,
  step: CallStep,
  { about, keyPrefix }: { about: unknown; keyPrefix: string },
): Promise<Answered> {
  const payment = Object(about) as Record<string, unknown>
  const { method, path, body } = requestOf(step, payment)
  const key = step.idempotencyKey
  const headers = {
    ...(key === undefined ? {} : { 'idempotency-key': `${keyPrefix}${key}` }),
    ...step.headers,
  }
  return caller.toss(step.method ?? method, step.path ?? path, {
    body: typeof step.body === 'string' ? step.body : (body ?? step.body),
    headers,
    timeoutMs: step.timeoutMs,
  })
}

function requestOf({ operation, body }: CallStep, payment: Record<string, unknown>) {
  const { paymentKey, orderId, amount } = payment
  const more = typeof body === 'string' ? {} : body
  const base = '/v1/payments'
  switch (operation) {
    case 'confirm':
      return {
        method: 'POST',
        path: `${base}/confirm`,
        body: { paymentKey, orderId, amount, ...more },
      }
    case 'cancel':
      return {
        method: 'POST',
        path: `${base}/${paymentKey}/cancel`,
        body: { cancelReason: '구매자 변심', ...more },
      }
    default:
      return { method: 'GET', path: `${base}/${paymentKey}`, body: undefined }
  }
}

async function send(
  fetcher: Fetcher,
  method: string,
  path: string,
  { body, headers, timeoutMs }: Sent,
): Promise<Answered> {
  const asked = fetcher(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
  })
  try {
    const response = await (timeoutMs === undefined ? asked : before(asked, timeoutMs))
    if (response === 'timeout') return nothing('timeout')
    const answer = parseJson(await response.text())
    const isObject = typeof answer === 'object' && answer !== null
    return {
      outcome: isObject || response.status === 303 ? 'answered' : 'not_json',
      status: response.status,
      answer: isObject ? (answer as Record<string, unknown>) : {},
      location: response.headers.get('location') ?? '',
    }
  } catch (error) {
    if (error instanceof TypeError) return nothing('dropped')
    throw error
  }
}

function nothing(outcome: Answered['outcome']): Answered {
  return { outcome, status: 0, answer: {}, location: '' }
}

async function before(asked: Promise<Response>, timeoutMs: number): Promise<Response | 'timeout'> {
  asked.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  const left = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'timeout')
  })
  try {
    return await Promise.race([asked, left])
  } finally {
    clearTimeout(timer)
  }
}
