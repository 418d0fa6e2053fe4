/** How an answer, a refusal and a lost answer reach the pages. */
import { afterEach, expect, test, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import { api, retryAfterMs, send } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

function answers(body: unknown, init: ResponseInit & { type?: string } = {}) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => {
    const headers = { 'content-type': init.type ?? 'application/json', ...init.headers }
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      ...init,
      headers,
    })
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const refusal = async (): Promise<ApiError> => {
  const error: unknown = await api.post('/api/x', {}).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error('expected a refusal')
  return error
}

test('a request carries its id and language, and a key where it changes something', async () => {
  const fetched = answers({ ok: true })
  await api.get('/api/x', { query: { a: 1, b: undefined, c: '' } })
  await api.post('/api/x', { b: 2 })
  await api.post('/api/auth/sign-out')
  const [get, post, auth] = fetched.mock.calls.map(([url, init]) => ({
    url,
    headers: new Headers(init.headers),
  }))
  expect(get?.url).toBe('/api/x?a=1')
  expect(get?.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  expect(get?.headers.get('accept-language')).toBe('ko')
  expect(get?.headers.has('idempotency-key')).toBe(false)
  expect(post?.headers.get('idempotency-key')).toMatch(/^[\w-]{36}$/)
  expect(auth?.headers.has('idempotency-key')).toBe(false)
})

test('202 and its wait are handed on', async () => {
  answers({ paymentStatus: 'confirming' }, { status: 202, headers: { 'retry-after': '3' } })
  expect(await send('POST', '/api/checkout/confirm', {})).toMatchObject({
    status: 202,
    retryAfterMs: 3000,
  })
})

test('a problem answer becomes an error with its code', async () => {
  answers(
    { code: 'E_PAYMENT_DECLINED', providerCode: 'REJECT_CARD_COMPANY', requestId: 'r-1' },
    { status: 402, type: 'application/problem+json' },
  )
  const error = await refusal()
  expect(error).toMatchObject({
    code: 'E_PAYMENT_DECLINED',
    providerCode: 'REJECT_CARD_COMPANY',
    requestId: 'r-1',
  })
  expect(error.definite).toBe(true)
})

test.each([
  [401, { code: 'INVALID_EMAIL_OR_PASSWORD' }, 'E_UNAUTHENTICATED', true],
  [429, {}, 'E_RATE_LIMIT', true],
  [502, '<html>', 'E_INTERNAL', false],
])('%i without a code of ours is %s', async (status, body, code, definite) => {
  answers(body, { status, type: typeof body === 'string' ? 'text/html' : 'application/json' })
  const error = await refusal()
  expect(error.code).toBe(code)
  expect(error.definite).toBe(definite)
})

test('a page where JSON was expected, and no answer at all, are lost answers', async () => {
  answers('<html>captive portal</html>', { status: 200, type: 'text/html' })
  expect((await refusal()).code).toBe('E_NETWORK')
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('network')
  })
  const error = await refusal()
  expect(error.code).toBe('E_NETWORK')
  expect(error.definite).toBe(false)
  expect(error.requestId).not.toBe('')
})

test.each([
  [null, undefined],
  ['', undefined],
  ['2', 2000],
  ['-5', 0],
  ['100000', 60_000],
  ['Sat, 21 Nov 2026 05:00:10 GMT', 10_000],
  ['soon', undefined],
])('Retry-After %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, Date.parse('2026-11-21T05:00:00Z'))).toBe(ms)
})
