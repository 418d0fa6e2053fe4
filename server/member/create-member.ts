/** Puts the parts of signing in together: what the program needs to know who is asking. */
import { hexOf } from '../kernel/hash.ts'
import type { RateLimiter } from '../platform/http/rate-limit.ts'
import type { Db } from '../platform/sql.ts'
import { type ActorGate, actorGate } from './actor.http.ts'
import { type AuthOptions, createAuth } from './auth.ts'
import { type CredentialOf, credentialReader, sessionCookieName } from './credential.ts'
import { memberRoutes } from './member.http.ts'
import { actorOf, endSession } from './member.sql.ts'
import type { Actor, Credential } from './member.ts'

export type MemberOptions = Omit<AuthOptions, 'secret' | 'db'> & {
  db: Db
  /** The app secret `auth`. */
  secret: Uint8Array
  limiter: RateLimiter
}

export type Member = {
  /** Mounted at /api/auth. */
  routes: ReturnType<typeof memberRoutes>
  gate: ActorGate
  credentialOf: CredentialOf
  actorOf: (credential: Credential) => Promise<Actor | null>
}

export function createMember(options: MemberOptions): Member {
  const { db, limiter, frontendUrl } = options
  const secret = hexOf(options.secret)
  const cookieName = sessionCookieName(frontendUrl)
  const credentialOf = credentialReader(secret, cookieName)
  const findActor = actorOf(db)
  const routes = memberRoutes({
    auth: createAuth({ ...options, secret }),
    credentialOf,
    findActor,
    endSession: (token) => endSession(db, token),
    limiter,
    expiredCookie: expiredCookie(cookieName, frontendUrl),
  })
  return { routes, gate: actorGate({ credentialOf, findActor }), credentialOf, actorOf: findActor }
}

function expiredCookie(name: string, frontendUrl: string): string {
  const secure = frontendUrl.startsWith('https://') ? '; Secure' : ''
  return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`
}
