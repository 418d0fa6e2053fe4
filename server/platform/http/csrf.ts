/**
 * Keeps other sites from acting with a visitor's cookie.
 *
 * The browser says where a request comes from (`Sec-Fetch-Site`, `Origin`), and no form can send JSON, so
 * both are asked for wherever a cookie could be what lets the request in. A bearer token is never sent by
 * a browser on its own.
 */
import type { MiddlewareHandler } from 'hono'
import { changes, isJson } from './body-limit.ts'
import type { HttpEnv } from './context.ts'
import type { Origins } from './origins.ts'
import { Refusal } from './refusal.ts'

export type CsrfVerdict = 'pass' | 'E_FORBIDDEN' | 'E_UNSUPPORTED_MEDIA_TYPE'

export function csrfVerdict(method: string, headers: Headers, origins: Origins): CsrfVerdict {
  if (!changes(method) || !isCookieRequest(headers)) return 'pass'
  const origin = headers.get('origin')
  if (headers.get('sec-fetch-site')?.trim().toLowerCase() === 'cross-site') return 'E_FORBIDDEN'
  if (origin !== null && !origins.mayChange(origin)) return 'E_FORBIDDEN'
  return isJson(headers.get('content-type') ?? undefined) ? 'pass' : 'E_UNSUPPORTED_MEDIA_TYPE'
}

function isCookieRequest(headers: Headers): boolean {
  return headers.has('cookie') && !/^bearer\s/i.test(headers.get('authorization') ?? '')
}

export function csrf(origins: Origins): MiddlewareHandler<HttpEnv> {
  return async function csrf(c, next) {
    const verdict = csrfVerdict(c.req.method, c.req.raw.headers, origins)
    if (verdict !== 'pass') throw new Refusal(verdict)
    await next()
  }
}
