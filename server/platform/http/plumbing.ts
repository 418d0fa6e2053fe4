/** What every request passes before it reaches a route, in the one order that works. */
import type { Hono } from 'hono'
import { limitBody, onlyJson } from './body-limit.ts'
import type { HttpContext, HttpEnv } from './context.ts'
import { cors } from './cors.ts'
import { csrf } from './csrf.ts'
import { type LogLineOptions, logLine } from './log-line.ts'
import { ourOrigins } from './origins.ts'
import { errorHandler, notFound } from './problem.ts'
import { requestId } from './request-id.ts'
import { type SecurityHeaders, securityHeaders } from './security-headers.ts'

export type PlumbingOptions = SecurityHeaders & {
  corsOrigins: readonly string[]
  logLine: LogLineOptions
  /** Something unexpected was thrown; the caller gets a bare 500. */
  logFault: (error: unknown, c: HttpContext) => void
}

/** Toss decides what it sends; its own route says what is wrong with it. */
const webhooks = /^\/api\/webhooks\//

export function plumb(app: Hono<HttpEnv>, options: PlumbingOptions): void {
  const origins = ourOrigins(options.frontendUrl, options.corsOrigins)
  // Each wraps those after it: even a refusal of the last one has the id, the line and the headers of the first.
  app.use(requestId)
  app.use(logLine(options.logLine))
  app.use(securityHeaders(options))
  app.use(cors(origins))
  app.use(csrf(origins))
  app.use(limitBody)
  app.use((c, next) => (webhooks.test(c.req.path) ? next() : onlyJson(c, next)))
  app.onError(errorHandler(options.logFault))
  app.notFound(notFound)
}
