/** The sandbox talks to this machine only: a local `Host`, and no `Origin` from elsewhere. */

import type { MiddlewareHandler } from 'hono'

const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const localOrigin = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

export function isLocalOrigin(origin: string): boolean {
  return localOrigin.test(origin)
}

/**
 * A page of any web site can send requests to 127.0.0.1, and a name of any domain can resolve to it.
 * The first shows itself by its `Origin`, the second by the `Host` it asks for.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (!localHost.test(host)) return refusal('The sandbox answers only to localhost.')
  const origin = c.req.header('origin')
  if (origin !== undefined && !isLocalOrigin(origin)) {
    return refusal('The sandbox answers only to pages of this machine.')
  }
  return next()
}

function refusal(message: string): Response {
  return Response.json({ code: 'FORBIDDEN_REQUEST', message }, { status: 403 })
}
