/** What every request passes: origins, bodies, headers, and errors that say nothing they should not. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { beforeEach, describe, expect, test } from 'vitest'
import { errorCodes, errorStatus } from '../../../contract/error-code.ts'
import type { HttpEnv, LogFields } from './context.ts'
import { csrfVerdict } from './csrf.ts'
import { ourOrigins } from './origins.ts'
import { plumb } from './plumbing.ts'
import { Refusal } from './refusal.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import { invalidInput } from './validation.ts'

const lines: { level: string; fields: LogFields }[] = []
const faults: unknown[] = []
beforeEach(() => {
  lines.length = 0
  faults.length = 0
})

function startApp(frontendUrl = 'https://shop.example.com') {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  plumb(app, {
    frontendUrl,
    toss: 'live',
    corsOrigins: ['https://partner.example.com'],
    logLine: {
      write: (level, fields) => lines.push({ level, fields }),
      monotonicMs: () => 0,
      isQuiet: (path) => path === '/healthz',
    },
    logFault: (error) => faults.push(error),
  })
  app.get('/healthz', (c) => c.json({}))
  app.get('/checkout/result/:id', (c) => c.html('<p>'))
  app.get('/api/orders/:id', (c) => c.json({}))
  app.post('/api/echo', async (c) => c.json({ length: (await c.req.text()).length }))
  app.post('/api/webhooks/toss/:token', async (c) => c.json({ text: await c.req.text() }))
  app.get('/api/fault', () => {
    throw new Error('select * from secret')
  })
  app.get('/api/refused/:code', (c) => {
    const code = errorCodes.find((each) => each === c.req.param('code')) ?? 'E_INTERNAL'
    throw new Refusal(code, { providerCode: c.req.query('providerCode') })
  })
  app.openapi(checked, (c) => c.json(c.req.valid('json'), 200))
  return app
}

const checked = createRoute({
  method: 'post',
  path: '/api/checked',
  request: {
    query: z.strictObject({ limit: z.coerce.number().int().max(200).optional() }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            amount: z.int().min(1),
            kind: z.enum(['goods', 'course']).optional(),
            zipCode: z
              .string()
              .regex(/^\d{5}$/)
              .optional(),
            items: z
              .array(z.object({ quantity: z.int() }))
              .max(2)
              .optional(),
          }),
        },
      },
    },
  },
  responses: { 200: { description: '', content: { 'application/json': { schema: z.unknown() } } } },
})

const app = startApp()
const json = { 'Content-Type': 'application/json' }

function post(path: string, body: string | undefined, headers: Record<string, string> = json) {
  return app.request(path, { method: 'POST', body, headers })
}

describe('request id', () => {
  test.each(['/api/orders/1', '/nowhere', '/api/fault', '/api/refused/E_FORBIDDEN', '/healthz'])(
    'is on the answer of %s',
    async (path) => {
      const answer = await app.request(path, { headers: { 'X-Request-Id': 'mine-1' } })
      expect(answer.headers.get('x-request-id')).toBe('mine-1')
      if (answer.status >= 400) expect(await answer.json()).toMatchObject({ requestId: 'mine-1' })
    },
  )

  test('is on a preflight and on a refusal before the route', async () => {
    const preflight = await app.request('/api/echo', {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(preflight.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const refused = await post('/api/echo', 'x', { 'Content-Type': 'text/plain' })
    expect(refused.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

const origins = ourOrigins('https://shop.example.com', ['https://partner.example.com'])

describe('csrf', () => {
  const cookie = { cookie: 'a=b' }
  const own = { origin: 'https://shop.example.com' }
  const verdicts: [string, Record<string, string>, string][] = [
    ['GET', { ...cookie, origin: 'https://evil.example' }, 'pass'],
    ['POST', { ...json, origin: 'https://evil.example' }, 'pass'],
    ['POST', { ...cookie, ...json }, 'pass'],
    ['POST', { ...cookie, ...json, ...own }, 'pass'],
    ['POST', { ...cookie, ...json, origin: 'https://partner.example.com' }, 'pass'],
    ['POST', { ...cookie, ...json, ...own, 'sec-fetch-site': 'same-origin' }, 'pass'],
    ['POST', { ...cookie, ...json, ...own, 'sec-fetch-site': 'cross-site' }, 'E_FORBIDDEN'],
    ['POST', { ...cookie, ...json, 'sec-fetch-site': 'Cross-Site' }, 'E_FORBIDDEN'],
    ['PUT', { ...cookie, ...json, origin: 'https://evil.example' }, 'E_FORBIDDEN'],
    ['PATCH', { ...cookie, ...json, origin: 'null' }, 'E_FORBIDDEN'],
    ['DELETE', { ...cookie, ...json, origin: 'http://shop.example.com' }, 'E_FORBIDDEN'],
    [
      'POST',
      { ...cookie, ...json, origin: 'https://shop.example.com.evil.example' },
      'E_FORBIDDEN',
    ],
    ['POST', { ...cookie, ...json, origin: 'https://shop.example.com:8443' }, 'E_FORBIDDEN'],
    ['POST', { ...cookie, ...own, 'content-type': 'text/plain' }, 'E_UNSUPPORTED_MEDIA_TYPE'],
    ['POST', { ...cookie, ...own }, 'E_UNSUPPORTED_MEDIA_TYPE'],
    [
      'POST',
      { ...cookie, ...own, 'content-type': 'application/jsonp' },
      'E_UNSUPPORTED_MEDIA_TYPE',
    ],
    ['POST', { ...cookie, ...own, 'content-type': 'application/json; charset=utf-8' }, 'pass'],
    ['POST', { ...cookie, authorization: 'Bearer x', origin: 'https://evil.example' }, 'pass'],
    [
      'POST',
      { ...cookie, ...json, authorization: 'Basic x', origin: 'https://e.vil' },
      'E_FORBIDDEN',
    ],
  ]
  test.each(verdicts)('%s %j: %s', (method, headers, verdict) => {
    expect(csrfVerdict(method, new Headers(headers), origins)).toBe(verdict)
  })

  test('the same machine under another name is the same page', () => {
    const local = ourOrigins('http://localhost:4000')
    for (const origin of ['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])
      expect(local.mayChange(origin)).toBe(true)
    for (const origin of ['http://127.0.0.1:4001', 'https://localhost:4000', 'http://localhost'])
      expect(local.mayChange(origin)).toBe(false)
    expect(local.mayRead('http://127.0.0.1:4000')).toBe(false)
  })
})

describe('cors', () => {
  test.each(['https://shop.example.com', 'https://partner.example.com'])(
    '%s may read, with credentials',
    async (origin) => {
      const answer = await app.request('/api/orders/1', { headers: { origin } })
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
      expect(answer.headers.get('access-control-expose-headers')).toMatch(
        /Idempotent-Replayed, Retry-After, set-auth-token, X-Request-Id/,
      )
      expect(answer.headers.get('vary')).toBe('Origin')
    },
  )

  test.each([
    'null',
    'https://evil.example',
    'https://shop.example.com.evil.example',
    'https://evilshop.example.com',
    'https://shop.example.com:444',
    'http://shop.example.com',
    'https://shop.example.com/',
    'https://SHOP.example.com',
    'https://a.partner.example.com',
    '*',
  ])('%s may not', async (origin) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await app.request('/api/orders/1', {
        method,
        headers: { origin, 'Access-Control-Request-Method': 'GET' },
      })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      expect(answer.headers.get('vary')).toBe('Origin')
    }
  })

  test('a preflight is answered without asking the route', async () => {
    const answer = await app.request('/api/echo', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://partner.example.com',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'idempotency-key',
      },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toMatch(/POST/)
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key/)
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/X-Request-Id/)
  })

  test('an error answer may be read as well', async () => {
    const answer = await app.request('/api/fault', {
      headers: { origin: 'https://partner.example.com' },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://partner.example.com')
  })
})

describe('bodies', () => {
  const limit = 64 * 1024
  test.each([
    [limit, 200],
    [limit + 1, 413],
  ])('of %i bytes: %i, whether their length was announced or not', async (length, status) => {
    const body = 'x'.repeat(length)
    expect((await post('/api/echo', body)).status).toBe(status)
    const announced = await post('/api/echo', body, { ...json, 'Content-Length': String(length) })
    expect(announced.status).toBe(status)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'a/jsonx'])(
    'of type %s are 415',
    async (type) => {
      const answer = await post('/api/echo', '{}', { 'Content-Type': type })
      expect(answer.status).toBe(415)
      expect(await answer.json()).toMatchObject({ code: 'E_UNSUPPORTED_MEDIA_TYPE' })
    },
  )

  test('none at all needs no type', async () => {
    expect((await post('/api/echo', undefined, {})).status).toBe(200)
  })

  test('of a webhook are its own affair', async () => {
    const answer = await post('/api/webhooks/toss/t', 'x', { 'Content-Type': 'text/plain' })
    expect(answer.status).toBe(200)
  })
})

describe('problems', () => {
  test.each(errorCodes)('%s has its status and words in both languages', async (code) => {
    const korean = await app.request(`/api/refused/${code}`)
    const english = await app.request(`/api/refused/${code}`, {
      headers: { 'Accept-Language': 'en-GB,en;q=0.9,ko;q=0.1' },
    })
    expect(korean.status).toBe(errorStatus[code])
    expect(korean.headers.get('content-type')).toBe('application/problem+json')
    const [ko, en] = [await korean.json(), await english.json()] as Record<string, string>[]
    expect(ko).toMatchObject({ status: errorStatus[code], code })
    expect(ko?.detail).toMatch(/[가-힣]/)
    expect(en?.detail).not.toMatch(/[가-힣]/)
    expect(en?.detail).not.toBe('')
  })

  test("Toss's own reason has its own words, and an unknown one those of our code", async () => {
    const detailOf = async (query: string) => {
      const answer = await app.request(`/api/refused/E_PAYMENT_DECLINED${query}`)
      return ((await answer.json()) as { detail: string }).detail
    }
    const ours = await detailOf('')
    expect(await detailOf('?providerCode=INVALID_STOPPED_CARD')).not.toBe(ours)
    expect(await detailOf('?providerCode=NO_SUCH_CODE')).toBe(ours)
  })

  test.each([
    [undefined, 'ko'],
    ['', 'ko'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en;q=0.2, ko;q=0.3', 'ko'],
    ['fr, de', 'ko'],
    ['fr, en;q=0.1', 'en'],
    ['*', 'ko'],
    ['en;q=0', 'ko'],
    ['en;q=9', 'ko'],
    [','.repeat(5000), 'ko'],
  ])('Accept-Language %j: %s', async (header, language) => {
    const answer = await app.request('/nowhere', {
      headers: header === undefined ? {} : { 'Accept-Language': header },
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-language')).toBe(language)
  })

  test('a fault is logged whole and answered bare', async () => {
    const answer = await app.request('/api/fault')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/select|secret|plumbing|at /)
    expect(faults).toEqual([expect.objectContaining({ message: 'select * from secret' })])
  })
})

describe('validation', () => {
  test.each([
    ['{"amount":', []],
    ['{}', [['amount', '꼭 필요한 값이에요.']]],
    ['{"amount":"1"}', [['amount', '값의 종류가 맞지 않아요.']]],
    ['{"amount":1.5}', [['amount', '값의 종류가 맞지 않아요.']]],
    ['{"amount":0}', [['amount', '너무 짧거나 작아요 (최소 1).']]],
    ['{"amount":1e400}', [['amount', '값의 종류가 맞지 않아요.']]],
    ['{"amount":1,"kind":"x"}', [['kind', '쓸 수 없는 값이에요.']]],
    ['{"amount":1,"zipCode":"1"}', [['zipCode', '형식이 맞지 않아요.']]],
    ['{"amount":1,"items":[{"quantity":1},{}]}', [['items.1.quantity', '꼭 필요한 값이에요.']]],
    ['{"amount":1,"items":[1,2,3]}', undefined],
    ['{"amount":1,"status":"paid"}', [['status', '알 수 없는 항목이에요.']]],
    ['{"amount":1,"__proto__":{"x":1}}', [['__proto__', '알 수 없는 항목이에요.']]],
    ['[]', undefined],
    ['null', undefined],
    ['', undefined],
  ])('%s is 400 in our own words', async (body, errors) => {
    const answer = await post('/api/checked', body)
    expect(answer.status).toBe(400)
    const problem = (await answer.json()) as { code: string; errors?: Record<string, string>[] }
    expect(problem.code).toBe('E_INVALID_INPUT')
    if (errors === undefined) return
    expect((problem.errors ?? []).map(({ path, message }) => [path, message])).toEqual(errors)
  })

  test('speaks English to who asks for it', async () => {
    const answer = await post('/api/checked', '{}', { ...json, 'Accept-Language': 'en' })
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'amount', message: 'This value is required.' }],
    })
  })

  test.each(['?limit=x', '?limit=201', '?limit=1&limit=2', '?unknown=1'])(
    'a query of %s is 400, never ignored',
    async (query) => {
      expect((await post(`/api/checked${query}`, '{"amount":1}')).status).toBe(400)
    },
  )
})

describe('security headers', () => {
  test('of a page', async () => {
    const { headers } = await app.request('/checkout/result/1')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': contentSecurityPolicy('live'),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
    })
  })

  test('of an answer', async () => {
    const { headers } = await app.request('/api/orders/1')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
    })
  })

  test('no HSTS where the page is not on https', async () => {
    const { headers } = await startApp('http://localhost:4000').request('/healthz')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('the policy lets in Toss and the address search, and nothing else', () => {
    expect(contentSecurityPolicy('live').split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self' https://js.tosspayments.com https://t1.kakaocdn.net",
      "style-src 'self'",
      "img-src 'self' data: https://*.tosspayments.com https://static.toss.im",
      "connect-src 'self' https://*.tosspayments.com https://*.toss.im",
      'frame-src https://*.tosspayments.com https://*.toss.im https://postcode.map.kakao.com',
      "form-action 'self' https://*.tosspayments.com",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ])
    const sandbox = contentSecurityPolicy({ sandboxOrigin: 'http://localhost:4010/x' })
    expect(sandbox).not.toMatch(/toss/)
    expect(sandbox).toMatch(/script-src 'self' http:\/\/localhost:4010 https:\/\/t1\.kakaocdn\.net/)
    expect(sandbox).not.toMatch(/unsafe|\*/)
  })
})

describe('log line', () => {
  test('has the pattern of the route and no query', async () => {
    await app.request('/checkout/result/ORD-1?token=t-1', { headers: { 'X-Request-Id': 'r1' } })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      level: 'info',
      fields: { request_id: 'r1', route: 'GET /checkout/result/:id', status: 200, latency_ms: 0 },
    })
    expect(JSON.stringify(lines)).not.toMatch(/t-1|ORD-1/)
  })

  test('has the code of a refusal, and calls only a fault an error', async () => {
    await app.request('/api/refused/E_FORBIDDEN')
    await app.request('/api/fault')
    expect(lines.map(({ level, fields }) => [level, fields.error_code])).toEqual([
      ['info', 'E_FORBIDDEN'],
      ['error', 'E_INTERNAL'],
    ])
  })

  test('is not written for what is asked all day', async () => {
    await app.request('/healthz')
    expect(lines).toEqual([])
  })
})
