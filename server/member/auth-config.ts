/** How better-auth is set up: our tables, our cookie, our letters, and everything switched off that we do ourselves. */
import { Kysely, PostgresDialect } from 'kysely'
import type { Db } from '../platform/sql.ts'
import { sessionCookieName } from './credential.ts'
import { longestPassword, shortestPassword } from './member.ts'

export type Mail = {
  kind: 'reset-password' | 'verify-email'
  to: string
  name: string
  /** A page of ours, with the token behind the `#`, where no log and no referrer sees it. */
  url: string
}

export type SocialKeys = { clientId: string; clientSecret: string }

export type AuthOptions = {
  db: Db
  secret: string
  frontendUrl: string
  /** Further origins that a social sign-in may return to. */
  trustedOrigins?: readonly string[]
  kakao?: SocialKeys
  naver?: SocialKeys
  sendMail: (mail: Mail) => Promise<void>
  onFault: (error: Error) => void
}

const sessionSeconds = 30 * 86_400

export function authConfig(options: AuthOptions) {
  const { frontendUrl, sendMail } = options
  return {
    appName: 'hanbeon',
    baseURL: frontendUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [frontendUrl, ...(options.trustedOrigins ?? [])],
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool: options.db.pool }) }),
      type: 'postgres' as const,
      // Written into every statement: a search_path would not survive a pooler in transaction mode.
      schemaName: 'hanbeon_private',
      transaction: true,
    },
    ...tables,
    emailAndPassword: {
      enabled: true,
      // Signing in at once would tell who had no account before.
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }: { user: Addressee; token: string }) =>
        sendMail(letter('reset-password', user, `${frontendUrl}/reset-password#token=${token}`)),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, token }: { user: Addressee; token: string }) =>
        sendMail(letter('verify-email', user, `${frontendUrl}/verify-email#token=${token}`)),
    },
    // Where a social sign-in that failed comes back to, with `?error=`.
    onAPIError: { errorURL: `${frontendUrl}/sign-in` },
    socialProviders: { kakao: options.kakao, naver: options.naver },
    // Ours apply, on every route alike.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: faultsOnly(options.onFault) },
    advanced: advanced(options),
  }
}

type Addressee = { email: string; name: string }

function letter(kind: Mail['kind'], { email, name }: Addressee, url: string): Mail {
  return { kind, to: email, name, url }
}

function advanced({ frontendUrl, onFault }: AuthOptions) {
  const secure = frontendUrl.startsWith('https://')
  return {
    // The prefix __Secure- would be put before our own __Host-.
    useSecureCookies: false,
    cookiePrefix: secure ? '__Host-hanbeon' : 'hanbeon',
    defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
    cookies: { session_token: { name: sessionCookieName(frontendUrl) } },
    database: { generateId: 'uuid' as const, validateSchema: false },
    // Sessions need no address; limits have their own.
    ipAddress: { disableIpTracking: true },
    // The routes check origins before they come here. Addresses to return to are checked by the library, which
    // would leave it out wherever the environment has a variable TEST.
    disableCSRFCheck: true,
    disableOriginCheck: false,
    // A letter that is on its way would tell by the time it takes that the account exists.
    backgroundTasks: {
      handler: (task: Promise<unknown>) => {
        task.catch((error) => onFault(asError(error)))
      },
    },
  }
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** The library's names on the left, the columns of the migration on the right. */
const tables = {
  user: { modelName: 'member', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'session',
    fields: {
      userId: 'member_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
    expiresIn: sessionSeconds,
    // Reading changes nothing, and 30 days end after 30 days.
    disableSessionRefresh: true,
    // A cached session would outlive its end on another process.
    cookieCache: { enabled: false },
  },
  account: {
    modelName: 'account',
    fields: {
      userId: 'member_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
    encryptOAuthTokens: true,
    // Joined only where both e-mails are verified: no provider is trusted by its name.
    accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', ...stamps },
    storeIdentifier: 'hashed' as const,
  },
}

/** The library's lines below `error` name people by their e-mail; a lost race for one is no fault. */
function faultsOnly(onFault: (error: Error) => void) {
  return (level: string, message: string, ...details: unknown[]) => {
    if (level !== 'error' || message === 'Failed to create user') return
    onFault(details.find((detail) => detail instanceof Error) ?? new Error(message))
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
