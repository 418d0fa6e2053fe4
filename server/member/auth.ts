/**
 * Passwords, resets and social sign-in, done by better-auth behind a port of our own.
 *
 * Only this file and `auth-config.ts` know the library. It writes the tables of `hanbeon_private` and signs the
 * session cookie that `credential.ts` reads. Roles are no field that it knows, so no request to it can set one.
 */
import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { type AuthOptions, authConfig } from './auth-config.ts'

export type { AuthOptions, Mail } from './auth-config.ts'

export type SignedIn = { token: string; setCookies: string[] }

/** Why the library said no. */
export type AuthRefusal =
  | 'wrong_credentials'
  | 'bad_token'
  | 'bad_password'
  | 'forbidden'
  | 'not_created'
  | 'not_found'
  | 'bad_input'

export type AuthOutcome<T> = { ok: true; value: T } | { ok: false; refusal: AuthRefusal }

export type Auth = {
  signIn(
    input: { email: string; password: string; rememberMe?: boolean },
    headers: Headers,
  ): Promise<AuthOutcome<SignedIn>>
  /** Says the same whether the account exists. */
  signUp(input: { email: string; password: string; name: string }): Promise<AuthOutcome<null>>
  /** Says the same whether the account exists. */
  requestReset(email: string): Promise<AuthOutcome<null>>
  /** Ends every session of the member. */
  resetPassword(token: string, newPassword: string): Promise<AuthOutcome<null>>
  verifyEmail(token: string): Promise<AuthOutcome<null>>
  /** The steps of a social sign-in, which are redirects. */
  social(request: Request): Promise<Response>
  readonly socialProviders: readonly ('kakao' | 'naver')[]
}

const notCreated = 'FAILED_TO_CREATE_USER'

export function createAuth(options: AuthOptions): Auth {
  const { api, handler } = betterAuth(authConfig(options))
  return {
    signIn: (input, headers) =>
      outcome(async () => {
        const answer = await api.signInEmail({ body: input, headers, returnHeaders: true })
        return { token: answer.response.token, setCookies: answer.headers.getSetCookie() }
      }),
    async signUp(input) {
      const signUp = () =>
        outcome(async () => {
          await api.signUpEmail({ body: input })
          return null
        })
      const first = await signUp()
      // Lost a race for the e-mail, which the second time is simply there; or a fault, which comes again.
      if (first.ok || first.refusal !== 'not_created') return first
      const second = await signUp()
      if (second.ok || second.refusal !== 'not_created') return second
      throw new Error('The account could not be created')
    },
    requestReset: (email) =>
      outcome(async () => {
        await api.requestPasswordReset({ body: { email } })
        return null
      }),
    resetPassword: (token, newPassword) =>
      outcome(async () => {
        await api.resetPassword({ body: { token, newPassword } })
        return null
      }),
    verifyEmail: (token) =>
      outcome(async () => {
        await api.verifyEmail({ query: { token } })
        return null
      }),
    social: handler,
    socialProviders: (['kakao', 'naver'] as const).filter((name) => options[name] !== undefined),
  }
}

async function outcome<T>(work: () => Promise<T>): Promise<AuthOutcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return { ok: false, refusal: refusalOf(error.statusCode, error.body?.code) }
  }
}

function refusalOf(status: number, code: string | undefined): AuthRefusal {
  if (code === 'INVALID_TOKEN' || code === 'TOKEN_EXPIRED' || code === 'USER_NOT_FOUND')
    return 'bad_token'
  if (code === notCreated) return 'not_created'
  if (code?.startsWith('PASSWORD_TOO_') || code === 'INVALID_PASSWORD') return 'bad_password'
  if (status === 401) return 'wrong_credentials'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'not_found' : 'bad_input'
}
