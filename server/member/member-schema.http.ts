/** What the routes under /api/auth take and answer. */
import { z } from '@hono/zod-openapi'
import { longestPassword, roles, shortestPassword } from './member.ts'

const email = z.email().max(254)
const password = z.string().min(shortestPassword).max(longestPassword)
const token = z.string().min(1).max(2000)

/** Whatever was once accepted as a password may be tried. */
export const signInBody = z
  .object({
    email,
    password: z.string().min(1).max(longestPassword),
    rememberMe: z.boolean().optional(),
  })
  .openapi('SignIn')

/** Strict: a body that brings a role, or anything else, is refused and not half obeyed. */
export const signUpBody = z
  .strictObject({ email, password, name: z.string().trim().min(1).max(100) })
  .openapi('SignUp')

export const requestResetBody = z.object({ email }).openapi('RequestPasswordReset')
export const resetBody = z.object({ token, newPassword: password }).openapi('ResetPassword')
export const verifyBody = z.object({ token }).openapi('VerifyEmail')

export const sessionUser = z
  .object({ id: z.uuid(), email: z.string(), name: z.string(), role: z.enum(roles) })
  .openapi('SessionUser')
export const signedIn = z.object({ token: z.string(), user: sessionUser }).openapi('SignedIn')
export const session = z.object({ user: sessionUser }).nullable().openapi('Session')
export const done = z.object({ status: z.literal(true) }).openapi('Done')
