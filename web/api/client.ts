/** Every request of the pages: JSON both ways, one request id per action, a key on everything that changes something. */
import type { Problem } from '../../contract/problem.ts'
import { language } from '../text/language.ts'
import { ApiError, type ApiErrorCode } from './api-error.ts'
import { newId } from './id.ts'

export type Answer<T> = {
  status: number
  data: T
  requestId: string
  /** How long the server asks to wait before the next question. */
  retryAfterMs: number | undefined
}

export type RequestOptions = {
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  /** One is made where absent; pass the same again to repeat an action whose answer was lost. */
  idempotencyKey?: string
  requestId?: string
  signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const base = import.meta.env?.VITE_API_BASE ?? ''

export async function send<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  const requestId = options.requestId ?? newId()
  const response = await reach(method, path, options, requestId)
  const facts = {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? requestId,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
  }
  const data = await bodyOf(response, facts)
  if (!response.ok)
    throw new ApiError(problemOf(data), { ...facts, fallbackCode: codeOf(response) })
  return { ...facts, data: data as T }
}

const data = async <T>(method: Method, path: string, options: RequestOptions): Promise<T> =>
  (await send<T>(method, path, options)).data

export const api = {
  get: <T>(path: string, options: RequestOptions = {}) => data<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options: RequestOptions = {}) =>
    data<T>('POST', path, { ...options, body: body ?? {} }),
  put: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    data<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body: unknown, options: RequestOptions = {}) =>
    data<T>('PATCH', path, { ...options, body }),
  delete: <T>(path: string, options: RequestOptions = {}) => data<T>('DELETE', path, options),
}

async function reach(
  method: Method,
  path: string,
  options: RequestOptions,
  requestId: string,
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language(),
    'x-request-id': requestId,
  }
  if (method !== 'GET') {
    headers['content-type'] = 'application/json'
    if (!path.startsWith('/api/auth/'))
      headers['idempotency-key'] = options.idempotencyKey ?? newId()
  }
  try {
    return await fetch(`${base}${path}${search(options.query)}`, {
      method,
      headers,
      credentials: base === '' ? 'same-origin' : 'include',
      ...(method === 'GET' ? {} : { body: JSON.stringify(options.body ?? {}) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw lost(requestId)
  }
}

function lost(requestId: string, status = 0): ApiError {
  return new ApiError({}, { status, requestId, retryAfterMs: undefined, fallbackCode: 'E_NETWORK' })
}

async function bodyOf(
  response: Response,
  facts: { status: number; requestId: string },
): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 204) return null
  try {
    if (type.includes('json')) return await response.json()
    await response.text()
  } catch {
    throw lost(facts.requestId)
  }
  // A page where JSON was expected: something in between has answered for the server.
  if (response.ok) throw lost(facts.requestId)
  return null
}

function problemOf(data: unknown): Partial<Problem> {
  return typeof data === 'object' && data !== null && 'code' in data && isOurCode(data.code)
    ? (data as Partial<Problem>)
    : {}
}

function isOurCode(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('E_')
}

/** The code where an answer carries none of ours (a proxy's page, the sign-in library's own). */
function codeOf(response: Response): ApiErrorCode {
  if (response.status === 401) return 'E_UNAUTHENTICATED'
  if (response.status === 403) return 'E_FORBIDDEN'
  if (response.status === 404) return 'E_NOT_FOUND'
  if (response.status === 429) return 'E_RATE_LIMIT'
  return response.status < 500 ? 'E_INVALID_INPUT' : 'E_INTERNAL'
}

function search(query: RequestOptions['query']): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Seconds or an HTTP date, as RFC 9110 allows both. */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 60_000)
}
