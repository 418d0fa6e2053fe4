/** Gives every request an id and a place in a trace, the caller's own where they are sane, and says the id on every answer. */
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './context.ts'
import { continueTrace } from './trace-parent.ts'

const sane = /^[A-Za-z0-9._-]{1,128}$/

export function requestIdOf(shown: string | undefined): string {
  return shown !== undefined && sane.test(shown) ? shown : crypto.randomUUID()
}

export const requestId: MiddlewareHandler<HttpEnv> = async function requestId(c, next) {
  const id = requestIdOf(c.req.header('x-request-id'))
  c.set('requestId', id)
  c.set('trace', continueTrace(c.req.header('traceparent')))
  c.set('logFields', {})
  await next()
  c.res.headers.set('X-Request-Id', id)
}
