/** What a browser is told about our pages and answers: Toss and the address search may in, and nothing else. */
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './context.ts'

export type SecurityHeaders = {
  frontendUrl: string
  /** `live`: Toss's own hosts; else the origin of the sandbox. */
  toss: 'live' | { sandboxOrigin: string }
}

type TossSources = Record<'script' | 'image' | 'connect' | 'frame' | 'form', readonly string[]>

/** Loader of the Korean address search, and the page that it puts into a frame. */
const postcodeScript = 'https://t1.kakaocdn.net'
const postcodeFrame = 'https://postcode.map.kakao.com'
const hstsSeconds = 63_072_000

export function contentSecurityPolicy(toss: SecurityHeaders['toss']): string {
  const from = tossSources(toss)
  return [
    ['default-src', "'self'"],
    ['script-src', "'self'", ...from.script, postcodeScript],
    ['style-src', "'self'"],
    ['img-src', "'self'", 'data:', ...from.image],
    ['connect-src', "'self'", ...from.connect],
    ['frame-src', ...from.frame, postcodeFrame],
    ['form-action', "'self'", ...from.form],
    ['base-uri', "'none'"],
    ['object-src', "'none'"],
    ['frame-ancestors', "'none'"],
  ]
    .map((directive) => directive.join(' '))
    .join('; ')
}

function tossSources(toss: SecurityHeaders['toss']): TossSources {
  if (toss !== 'live') {
    const origin = [new URL(toss.sandboxOrigin).origin]
    return { script: origin, image: origin, connect: origin, frame: origin, form: origin }
  }
  const hosts = ['https://*.tosspayments.com', 'https://*.toss.im']
  return {
    script: ['https://js.tosspayments.com'],
    image: ['https://*.tosspayments.com', 'https://static.toss.im'],
    connect: hosts,
    frame: hosts,
    form: ['https://*.tosspayments.com'],
  }
}

const permissionsPolicy = [
  'accelerometer=()',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'usb=()',
].join(', ')

export function securityHeaders(options: SecurityHeaders): MiddlewareHandler<HttpEnv> {
  const policy = contentSecurityPolicy(options.toss)
  const isHttps = options.frontendUrl.startsWith('https://')
  return async function securityHeaders(c, next) {
    await next()
    const { headers } = c.res
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', referrerPolicy(c.req.path))
    if (isHttps) headers.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    if (isApi(c.req.path)) {
      // Answers are data: a browser that is led to one runs nothing of it.
      if (!headers.has('Content-Security-Policy'))
        headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
      return
    }
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
    // The payment window is a popup that talks to its opener.
    headers.set('Cross-Origin-Opener-Policy', 'same-origin-allow-popups')
    headers.set('Permissions-Policy', permissionsPolicy)
  }
}

/** Addresses under /checkout carry the order's token. */
function referrerPolicy(path: string): string {
  return /^\/checkout(\/|$)/.test(path) ? 'no-referrer' : 'strict-origin-when-cross-origin'
}

/** `/api/docs` is a page. */
function isApi(path: string): boolean {
  if (path === '/api/docs' || path.startsWith('/api/docs/')) return false
  return /^\/(api|functions\/v1)(\/|$)/.test(path)
}
