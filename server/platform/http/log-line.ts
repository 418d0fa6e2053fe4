/** One line for each request, with the fields that handlers left in the context; never an address with a query. */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { HttpContext, HttpEnv, LogFields } from './context.ts'

export type LogLevel = 'info' | 'warn' | 'error'
export type WriteLine = (level: LogLevel, fields: LogFields, message: string) => void

export type LogLineOptions = {
  write: WriteLine
  /** Milliseconds of a clock that only goes forward. */
  monotonicMs: () => number
  /** Paths that would drown the others: health checks, hashed files. */
  isQuiet?: (path: string) => boolean
}

export function logLine(options: LogLineOptions): MiddlewareHandler<HttpEnv> {
  return async function logLine(c, next) {
    const startedAt = options.monotonicMs()
    await next()
    const status = c.res.status
    if (status < 400 && options.isQuiet?.(c.req.path) === true) return
    const fields: LogFields = {
      request_id: c.get('requestId'),
      trace_id: c.get('trace')?.traceId,
      function_name: 'http',
      route: routeOf(c),
      status,
      latency_ms: Math.round(options.monotonicMs() - startedAt),
      ...c.get('logFields'),
    }
    options.write(levelOf(status), fields, 'request')
  }
}

/** The pattern of the route, never the path itself: a path may name a person or carry a secret. */
export function routeOf(c: HttpContext): string {
  const pattern = matchedRoutes(c)
    .map((route) => route.path)
    .filter((path) => !path.endsWith('*'))
    .at(-1)
  return `${c.req.method} ${pattern ?? '*'}`
}

/** A refusal is business as usual. */
function levelOf(status: number): LogLevel {
  return status >= 500 ? 'error' : 'info'
}
