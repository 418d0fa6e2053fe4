/** Signing in and out, over real HTTP handlers and a real database. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { plumb } from '../platform/http/plumbing.ts'
import { rateLimiter } from '../platform/http/rate-limit.ts'
import { defaultRateLimits, type RateLimits } from '../platform/http/rate-limits.ts'
import { sql } from '../platform/sql.ts'
import type { Mail, SocialKeys } from './auth-config.ts'
import { createMember } from './create-member.ts'
import { demoPassword, seedDemoAccounts } from './demo-accounts.ts'

const { db } = await createTestDatabase()
const secret = crypto.getRandomValues(new Uint8Array(32))
const frontendUrl = 'http://localhost:4000'
const mails: Mail[] = []
const faults: unknown[] = []

/** Each is a process of its own, as far as memory goes. */
function startApp(limits: RateLimits | null = null, url = frontendUrl, kakao?: SocialKeys) {
  const app = new OpenAPIHono<HttpEnv>()
  plumb(app, {
    frontendUrl: url,
    toss: 'live',
    corsOrigins: [],
    logLine: { write: () => {}, monotonicMs: () => 0 },
    logFault: (error) => faults.push(error),
  })
  const limiter = rateLimiter({
    limits,
    now: () => 0,
    socketAddressOf: () => '203.0.113.7',
    trustedProxies: [],
  })
  const member = createMember({
    db,
    secret,
    frontendUrl: url,
    limiter,
    kakao,
    sendMail: async (mail) => {
      mails.push(mail)
    },
    onFault: (error) => faults.push(error),
  })
  app.route('/api/auth', member.routes)
  app.get('/api/mine', member.gate.requireActor, (c) => c.json(c.get('actor')))
  app.post('/api/staff', member.gate.requireRole('operator', 'admin'), (c) => c.json({ ok: true }))
  return app
}

const app = startApp()
type App = typeof app

beforeAll(() => seedDemoAccounts(db))
beforeEach(() => {
  mails.length = 0
  faults.length = 0
})

function post(
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
  to: App = app,
) {
  return to.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function signIn(email: string, password = demoPassword, to: App = app) {
  const answer = await post('/api/auth/sign-in/email', { email, password }, {}, to)
  expect(answer.status).toBe(200)
  const { token } = (await answer.json()) as { token: string }
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return { token, cookie, bearer: { Authorization: `Bearer ${token}` } }
}

async function mine(headers: Record<string, string>, to: App = app): Promise<number> {
  return (await to.request('/api/mine', { headers })).status
}

async function codeOf(answer: Response): Promise<unknown> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return ((await answer.json()) as { code: string }).code
}

describe('sign-in', () => {
  test('answers token, member, cookie and header', async () => {
    const answer = await post('/api/auth/sign-in/email', {
      email: 'Buyer@hanbeon.test',
      password: demoPassword,
    })
    expect(answer.status).toBe(200)
    const body = (await answer.json()) as { token: string; user: Record<string, unknown> }
    expect(body).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      user: {
        id: expect.any(String),
        email: 'buyer@hanbeon.test',
        name: '정구매',
        role: 'customer',
      },
    })
    expect(answer.headers.get('set-auth-token')).toBe(body.token)
    const cookies = answer.headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^hanbeon\.session=/)
    expect(cookies[0]).toMatch(/; Path=\/(;|$)/)
    expect(cookies[0]).toMatch(/; HttpOnly/)
    expect(cookies[0]).toMatch(/; SameSite=Lax/i)
    expect(cookies[0]).toMatch(/; Max-Age=2592000/)
    expect(cookies[0]).not.toMatch(/Secure|Domain/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('on https the cookie is bound to the host and secure', async () => {
    const https = startApp(null, 'https://shop.example.com')
    const answer = await post(
      '/api/auth/sign-in/email',
      { email: 'buyer@hanbeon.test', password: demoPassword },
      {},
      https,
    )
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-hanbeon\.session=/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(await mine({ cookie: cookie.split(';')[0] ?? '' }, https)).toBe(200)
  })

  test.each([
    ['a wrong password', { email: 'buyer@hanbeon.test', password: 'not-the-password' }],
    ['an unknown e-mail', { email: 'nobody@hanbeon.test', password: demoPassword }],
  ])('%s is 401, and nothing tells which it was', async (_, body) => {
    const answer = await post('/api/auth/sign-in/email', body)
    expect(answer.status).toBe(401)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await codeOf(answer)).toBe('E_UNAUTHENTICATED')
  })

  test('a body that is wrong is 400 and says where', async () => {
    const answer = await post('/api/auth/sign-in/email', { email: 'x' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      code: 'E_INVALID_INPUT',
      errors: [{ path: 'email' }, { path: 'password', message: '꼭 필요한 값이에요.' }],
    })
  })

  test('a banned member is refused, also with a session from before', async () => {
    const before = await signIn('buyer2@hanbeon.test')
    await db.query(
      sql`update hanbeon_private.member set banned = true where email = 'buyer2@hanbeon.test'`,
    )
    expect(await mine(before.bearer)).toBe(401)
    const answer = await post('/api/auth/sign-in/email', {
      email: 'buyer2@hanbeon.test',
      password: demoPassword,
    })
    expect(await codeOf(answer)).toBe('E_FORBIDDEN')
    expect(answer.headers.getSetCookie()).toEqual([])
    await db.query(
      sql`update hanbeon_private.member set banned = false where email = 'buyer2@hanbeon.test'`,
    )
  })

  test('the eleventh try of a minute is 429, for the address as for the account', async () => {
    const limited = startApp(defaultRateLimits)
    const wrong = { email: 'viewer@hanbeon.test', password: 'not-the-password' }
    for (let i = 0; i < 10; i++)
      expect((await post('/api/auth/sign-in/email', wrong, {}, limited)).status).toBe(401)
    const answer = await post('/api/auth/sign-in/email', wrong, {}, limited)
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('6')
  })
})

describe('session', () => {
  test('cookie and bearer both show it', async () => {
    const { cookie, bearer } = await signIn('buyer@hanbeon.test')
    expect(await mine({ cookie })).toBe(200)
    expect(await mine(bearer)).toBe(200)
    const signed = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
    expect(await mine({ authorization: `Bearer ${signed}` })).toBe(200)
  })

  test('a token whose signature is another one is none', async () => {
    const { cookie, token } = await signIn('buyer@hanbeon.test')
    const other = await signIn('buyer@hanbeon.test')
    const signature = other.cookie.slice(other.cookie.indexOf('.', other.cookie.indexOf('=')))
    expect(await mine({ cookie: `hanbeon.session=${token}${signature}` })).toBe(401)
    expect(await mine({ cookie: `hanbeon.session=${token}` })).toBe(401)
    expect(await mine({ cookie: cookie.slice(0, -6) })).toBe(401)
    expect(await mine({ cookie, authorization: 'Bearer nobody-knows-this-token' })).toBe(401)
  })

  test('get-session answers the member, or null', async () => {
    const { cookie } = await signIn('instructor@hanbeon.test')
    const answer = await app.request('/api/auth/get-session', { headers: { cookie } })
    expect(await answer.json()).toMatchObject({ user: { role: 'instructor' } })
    const none = await app.request('/api/auth/get-session')
    expect(none.status).toBe(200)
    expect(await none.json()).toBeNull()
  })

  test('signed out on one process, refused on every other at once', async () => {
    const other = startApp()
    const { cookie, bearer } = await signIn('buyer@hanbeon.test', demoPassword, other)
    expect(await mine({ cookie })).toBe(200)
    const answer = await post('/api/auth/sign-out', {}, { cookie }, other)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^hanbeon\.session=; Max-Age=0/)
    expect(await mine({ cookie })).toBe(401)
    expect(await mine(bearer, other)).toBe(401)
  })

  test('a bearer signs out as well', async () => {
    const { bearer } = await signIn('buyer@hanbeon.test')
    expect(
      (await app.request('/api/auth/sign-out', { method: 'POST', headers: bearer })).status,
    ).toBe(200)
    expect(await mine(bearer)).toBe(401)
  })

  test('an expired session is refused', async () => {
    const { token, bearer } = await signIn('buyer@hanbeon.test')
    await db.query(sql`
      update hanbeon_private.session set expires_at = now() - interval '1 second'
      where token = ${token}`)
    expect(await mine(bearer)).toBe(401)
  })

  test('a cookie of another site is refused before anything is read', async () => {
    const { cookie } = await signIn('admin@hanbeon.test')
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    for (const [name, value] of Object.entries(foreign)) {
      const answer = await post('/api/staff', {}, { cookie, [name]: value })
      expect(await codeOf(answer)).toBe('E_FORBIDDEN')
    }
  })
})

describe('roles', () => {
  test.each([
    ['admin', 200],
    ['operator', 200],
    ['viewer', 403],
    ['instructor', 403],
    ['buyer', 403],
  ])('%s at a route of operators: %i', async (name, status) => {
    const { bearer } = await signIn(`${name}@hanbeon.test`)
    expect((await post('/api/staff', {}, bearer)).status).toBe(status)
  })

  test('without a session it is 401', async () => {
    expect((await post('/api/staff')).status).toBe(401)
  })
})

describe('sign-up', () => {
  const password = 'a-good-password'

  test('makes a customer who can sign in', async () => {
    const answer = await post('/api/auth/sign-up/email', {
      email: 'New@hanbeon.test',
      password,
      name: '새 사람',
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
    const { bearer } = await signIn('new@hanbeon.test', password)
    const actor = await (await app.request('/api/mine', { headers: bearer })).json()
    expect(actor).toMatchObject({ email: 'new@hanbeon.test', role: 'customer', signs: [] })
  })

  test('answers the same for an account that is there, and leaves it alone', async () => {
    const fresh = await post('/api/auth/sign-up/email', {
      email: 'fresh@hanbeon.test',
      password,
      name: 'a',
    })
    const taken = await post('/api/auth/sign-up/email', {
      email: 'admin@hanbeon.test',
      password,
      name: 'a',
    })
    expect(taken.status).toBe(fresh.status)
    expect(await taken.text()).toBe(await fresh.text())
    await signIn('admin@hanbeon.test')
    expect(faults).toEqual([])
  })

  test('twenty at once for one e-mail make one account and no fault', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        post('/api/auth/sign-up/email', { email: 'race@hanbeon.test', password, name: 'a' }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    const { count } = await db.one<{ count: number }>(sql`
      select count(*)::int as count from hanbeon_private.account a
      join hanbeon_private.member m on m.id = a.member_id where m.email = 'race@hanbeon.test'`)
    expect(count).toBe(1)
    expect(faults).toEqual([])
  })

  test.each([
    { role: 'admin' },
    { banned: false },
    { signs: ['business'] },
    { customerKey: crypto.randomUUID() },
    { emailVerified: true },
    { email_verified: true },
    { id: crypto.randomUUID() },
  ])('a body that brings %j is refused', async (extra) => {
    const answer = await post('/api/auth/sign-up/email', {
      email: 'sly@hanbeon.test',
      password,
      name: 'a',
      ...extra,
    })
    expect(answer.status).toBe(400)
    expect(await codeOf(answer)).toBe('E_INVALID_INPUT')
  })

  test('a short password is refused', async () => {
    const answer = await post('/api/auth/sign-up/email', {
      email: 'short@hanbeon.test',
      password: '1234567',
      name: 'a',
    })
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'password' }] })
  })

  test('the letter verifies the e-mail', async () => {
    await post('/api/auth/sign-up/email', { email: 'letter@hanbeon.test', password, name: '편지' })
    const [mail] = mails
    expect(mail).toMatchObject({ kind: 'verify-email', to: 'letter@hanbeon.test', name: '편지' })
    const token = mail?.url.split('#token=')[1]
    expect(await verified('letter@hanbeon.test')).toBe(false)
    expect((await post('/api/auth/verify-email', { token })).status).toBe(200)
    expect(await verified('letter@hanbeon.test')).toBe(true)
    expect((await post('/api/auth/verify-email', { token: 'nonsense' })).status).toBe(400)
  })

  async function verified(email: string): Promise<boolean> {
    const row = await db.one<{ verified: boolean }>(sql`
      select email_verified as verified from hanbeon_private.member where email = ${email}`)
    return row.verified
  }
})

describe('reset', () => {
  test('sets the password once, and ends all sessions', async () => {
    const one = await signIn('viewer@hanbeon.test')
    const two = await signIn('viewer@hanbeon.test')
    expect(
      (await post('/api/auth/request-password-reset', { email: 'viewer@hanbeon.test' })).status,
    ).toBe(200)
    const token = mails[0]?.url.split('#token=')[1]
    expect(mails[0]?.url).toMatch(/^http:\/\/localhost:4000\/reset-password#token=/)

    const newPassword = 'another-password'
    expect((await post('/api/auth/reset-password', { token, newPassword: 'short' })).status).toBe(
      400,
    )
    expect((await post('/api/auth/reset-password', { token, newPassword })).status).toBe(200)
    expect(await mine(one.bearer)).toBe(401)
    expect(await mine({ cookie: two.cookie })).toBe(401)
    await signIn('viewer@hanbeon.test', newPassword)
    expect((await post('/api/auth/reset-password', { token, newPassword })).status).toBe(400)
  })

  test('answers the same for an e-mail that nobody has', async () => {
    const known = await post('/api/auth/request-password-reset', { email: 'buyer@hanbeon.test' })
    const unknown = await post('/api/auth/request-password-reset', { email: 'nobody@hanbeon.test' })
    expect(unknown.status).toBe(known.status)
    expect(await unknown.text()).toBe(await known.text())
    expect(mails).toHaveLength(1)
  })

  test('the database does not hold the token of the letter', async () => {
    await post('/api/auth/request-password-reset', { email: 'buyer@hanbeon.test' })
    const token = mails[0]?.url.split('#token=')[1] ?? 'none'
    const rows = await db.query(sql`
      select from hanbeon_private.verification where position(${token} in identifier || value) > 0`)
    expect(rows).toEqual([])
  })
})

test('a path of the library that we do not offer is 404', async () => {
  const { bearer } = await signIn('buyer@hanbeon.test')
  for (const path of [
    'update-user',
    'delete-user',
    'list-sessions',
    'change-email',
    'sign-in/social',
  ])
    expect((await post(`/api/auth/${path}`, { role: 'admin' }, bearer)).status).toBe(404)
})

describe('social sign-in', () => {
  const kakao = startApp(null, frontendUrl, { clientId: 'kakao-id', clientSecret: 'kakao-secret' })

  test('leads to the provider and back to us', async () => {
    const answer = await post(
      '/api/auth/sign-in/social',
      { provider: 'kakao', callbackURL: '/orders' },
      {},
      kakao,
    )
    expect(answer.status).toBe(200)
    const { url } = (await answer.json()) as { url: string }
    expect(url).toMatch(/^https:\/\/kauth\.kakao\.com\/oauth\/authorize\?/)
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(
      `${frontendUrl}/api/auth/callback/kakao`,
    )
  })

  test.each([
    { provider: 'kakao', callbackURL: 'https://evil.example' },
    { provider: 'naver' },
    { provider: 'google' },
    {},
  ])('%j is refused', async (body) => {
    const answer = await post('/api/auth/sign-in/social', body, {}, kakao)
    expect(answer.status).toBe(400)
    expect(await codeOf(answer)).toBe('E_INVALID_INPUT')
  })

  test('a callback that nobody asked for ends at the sign-in page, without a session', async () => {
    const answer = await kakao.request('/api/auth/callback/kakao?code=x&state=y')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:4000\/sign-in\?/)
    expect(answer.headers.getSetCookie().join()).not.toMatch(/hanbeon\.session=[^;]/)
  })
})
