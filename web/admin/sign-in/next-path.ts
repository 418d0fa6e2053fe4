/** Where to go after signing in: a path of the admin and nothing else, or a link could lead anywhere. */

export const adminBase = '/admin'
const home = `${adminBase}/orders`

export function nextPath(raw: unknown): string {
  if (typeof raw !== 'string' || !/^\/admin(\/|\?|$)/.test(raw) || /[\\\s]|\/\//.test(raw))
    return home
  return raw.startsWith(`${adminBase}/sign-in`) || raw === adminBase ? home : raw
}

export function signInPath(from: string): string {
  const next = nextPath(from)
  return next === home
    ? `${adminBase}/sign-in`
    : `${adminBase}/sign-in?next=${encodeURIComponent(next)}`
}
