/** The routes under /api/auth: sign in and out, sign up, reset a password, verify an e-mail, social sign-in. */
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { ErrorCode } from '../../contract/error-code.ts'
import { problem } from '../../contract/problem.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import type { Auth, AuthOutcome, AuthRefusal } from './auth.ts'
import type { CredentialOf } from './credential.ts'
import { type Actor, type Credential, emailOf } from './member.ts'
import {
  done,
  requestResetBody,
  resetBody,
  session,
  signedIn,
  signInBody,
  signUpBody,
  verifyBody,
} from './member-schema.http.ts'

export type MemberPorts = {
  auth: Auth
  credentialOf: CredentialOf
  findActor: (credential: Credential) => Promise<Actor | null>
  endSession: (token: string) => Promise<void>
  limiter: RateLimiter
  /** A cookie that takes the session cookie away again. */
  expiredCookie: string
}

/** Mounted at /api/auth. */
export function memberRoutes(ports: MemberPorts) {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  addSignIn(app, ports)
  addSignUp(app, ports)
  addReset(app, ports)
  addSocial(app, ports)
  return app
}

type App = OpenAPIHono<HttpEnv>

function addSignIn(app: App, ports: MemberPorts): void {
  app.openapi(routes.signIn, async (c) => {
    const input = c.req.valid('json')
    ports.limiter.check(c, 'sign-in', emailOf(input.email))
    const { token, setCookies } = accepted(await ports.auth.signIn(input, c.req.raw.headers))
    const actor = await ports.findActor({ kind: 'session', token })
    if (actor === null) {
      // The password was right and the member is banned.
      await ports.endSession(token)
      throw new Refusal('E_FORBIDDEN')
    }
    c.get('logFields').user_id = actor.id
    for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true })
    c.header('set-auth-token', token)
    return c.json({ token, user: userOf(actor) }, 200)
  })

  app.openapi(routes.signOut, async (c) => {
    const credential = await ports.credentialOf(c.req.raw.headers)
    if (credential.kind === 'session') await ports.endSession(credential.token)
    c.header('Set-Cookie', ports.expiredCookie, { append: true })
    return c.json({ status: true as const }, 200)
  })

  app.openapi(routes.getSession, async (c) => {
    const actor = await ports.findActor(await ports.credentialOf(c.req.raw.headers))
    return c.json(actor === null ? null : { user: userOf(actor) }, 200)
  })
}

function addSignUp(app: App, ports: MemberPorts): void {
  app.openapi(routes.signUp, async (c) => {
    const input = c.req.valid('json')
    ports.limiter.check(c, 'sign-in', emailOf(input.email))
    accepted(await ports.auth.signUp(input))
    return c.json({ status: true as const }, 200)
  })

  app.openapi(routes.verifyEmail, async (c) => {
    ports.limiter.check(c, 'reset')
    accepted(await ports.auth.verifyEmail(c.req.valid('json').token))
    return c.json({ status: true as const }, 200)
  })
}

function addReset(app: App, ports: MemberPorts): void {
  app.openapi(routes.requestReset, async (c) => {
    const email = emailOf(c.req.valid('json').email)
    ports.limiter.check(c, 'reset', email)
    accepted(await ports.auth.requestReset(email))
    return c.json({ status: true as const }, 200)
  })

  app.openapi(routes.reset, async (c) => {
    const { token, newPassword } = c.req.valid('json')
    ports.limiter.check(c, 'reset')
    accepted(await ports.auth.resetPassword(token, newPassword))
    return c.json({ status: true as const }, 200)
  })
}

/** Redirects back and forth with Kakao or Naver; the library reads the requests by itself. */
function addSocial(app: App, { auth, limiter }: MemberPorts): void {
  if (auth.socialProviders.length === 0) return
  app.post('/sign-in/social', limiter.limit('sign-in'), async (c) => {
    const answer = await auth.social(c.req.raw)
    if (answer.status >= 400) throw new Refusal('E_INVALID_INPUT')
    return answer
  })
  app.get('/callback/:provider', limiter.limit('sign-in'), (c) => auth.social(c.req.raw))
}

function userOf({ id, email, name, role }: Actor) {
  return { id, email, name, role }
}

const codes = {
  wrong_credentials: 'E_UNAUTHENTICATED',
  bad_token: 'E_INVALID_INPUT',
  bad_password: 'E_INVALID_INPUT',
  forbidden: 'E_FORBIDDEN',
  not_created: 'E_INTERNAL',
  not_found: 'E_NOT_FOUND',
  bad_input: 'E_INVALID_INPUT',
} as const satisfies Record<AuthRefusal, ErrorCode>

function accepted<T>(outcome: AuthOutcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Refusal(codes[outcome.refusal])
}

const refusals = {
  default: {
    description: 'Problem',
    content: { 'application/problem+json': { schema: problem } },
  },
} as const

const tags = ['auth']
const takes = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})
const answers = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...refusals,
})

const routes = {
  signIn: createRoute({
    method: 'post',
    path: '/sign-in/email',
    tags,
    summary: 'Sign in with e-mail and password',
    request: takes(signInBody),
    responses: answers(signedIn, 'Signed in: a bearer token, and the same as a cookie'),
  }),
  signOut: createRoute({
    method: 'post',
    path: '/sign-out',
    tags,
    summary: 'End this session on every process',
    responses: answers(done, 'Signed out'),
  }),
  getSession: createRoute({
    method: 'get',
    path: '/get-session',
    tags,
    summary: 'Who is signed in',
    responses: answers(session, 'The member, or null'),
  }),
  signUp: createRoute({
    method: 'post',
    path: '/sign-up/email',
    tags,
    summary: 'Make an account',
    request: takes(signUpBody),
    responses: answers(done, 'The same answer whether the account existed'),
  }),
  verifyEmail: createRoute({
    method: 'post',
    path: '/verify-email',
    tags,
    summary: 'Prove an e-mail with the token of a letter',
    request: takes(verifyBody),
    responses: answers(done, 'Verified'),
  }),
  requestReset: createRoute({
    method: 'post',
    path: '/request-password-reset',
    tags,
    summary: 'Ask for a letter with which to set a new password',
    request: takes(requestResetBody),
    responses: answers(done, 'The same answer whether the account exists'),
  }),
  reset: createRoute({
    method: 'post',
    path: '/reset-password',
    tags,
    summary: 'Set a new password, which ends all sessions',
    request: takes(resetBody),
    responses: answers(done, 'Set'),
  }),
}
