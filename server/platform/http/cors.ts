/** Cross-origin reading: the configured origins with credentials, and nobody else. */
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './context.ts'
import type { Origins } from './origins.ts'

const allowedMethods = 'GET, POST, PUT, PATCH, DELETE'
const allowedHeaders = [
  'Accept-Language',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'traceparent',
  'X-Request-Id',
  'X-Signature',
  'X-Timestamp',
].join(', ')
const exposedHeaders = [
  'Idempotent-Replayed',
  'Retry-After',
  'set-auth-token',
  'X-Request-Id',
].join(', ')
const preflightMaxAgeSeconds = 600

export function cors(origins: Origins): MiddlewareHandler<HttpEnv> {
  return async function cors(c, next) {
    const origin = c.req.header('origin')
    const allowed = origin !== undefined && origins.mayRead(origin)
    const isPreflight =
      c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined
    if (isPreflight) c.res = new Response(null, { status: 204 })
    else await next()
    // A cache must never hand one origin the answer that another one got.
    c.res.headers.append('Vary', 'Origin')
    if (!allowed) return
    c.res.headers.set('Access-Control-Allow-Origin', origin)
    c.res.headers.set('Access-Control-Allow-Credentials', 'true')
    if (isPreflight) {
      c.res.headers.set('Access-Control-Allow-Methods', allowedMethods)
      c.res.headers.set('Access-Control-Allow-Headers', allowedHeaders)
      c.res.headers.set('Access-Control-Max-Age', String(preflightMaxAgeSeconds))
    } else c.res.headers.set('Access-Control-Expose-Headers', exposedHeaders)
  }
}
