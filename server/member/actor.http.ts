/** Who may pass: finds the member behind a request, and refuses those without a session or the right. */
import type { MiddlewareHandler } from 'hono'
import type { HttpVariables } from '../platform/http/context.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { CredentialOf } from './credential.ts'
import type { Actor, Credential, Role } from './member.ts'

export type MaybeActorEnv = {
  Variables: HttpVariables & { credential: Credential; actor: Actor | null }
}
export type ActorEnv = { Variables: HttpVariables & { credential: Credential; actor: Actor } }

export type ActorPorts = {
  credentialOf: CredentialOf
  findActor: (credential: Credential) => Promise<Actor | null>
}

export type ActorGate = {
  /** Sets `actor`, null for a guest; refuses nobody. */
  findActor: MiddlewareHandler<MaybeActorEnv>
  /** 401 without a session that still counts. */
  requireActor: MiddlewareHandler<ActorEnv>
  /** 401 without a session, 403 without one of the roles. */
  requireRole: (...roles: readonly Role[]) => MiddlewareHandler<ActorEnv>
}

export function actorGate(ports: ActorPorts): ActorGate {
  async function actorOfRequest(headers: Headers, into: (credential: Credential) => void) {
    const credential = await ports.credentialOf(headers)
    into(credential)
    return ports.findActor(credential)
  }

  const findActor: MiddlewareHandler<MaybeActorEnv> = async function findActor(c, next) {
    const actor = await actorOfRequest(c.req.raw.headers, (credential) =>
      c.set('credential', credential),
    )
    c.set('actor', actor)
    if (actor !== null) c.get('logFields').user_id = actor.id
    await next()
  }

  const gate = (allowed: readonly Role[] | null): MiddlewareHandler<ActorEnv> =>
    async function requireActor(c, next) {
      const actor = await actorOfRequest(c.req.raw.headers, (credential) =>
        c.set('credential', credential),
      )
      if (actor === null) throw new Refusal('E_UNAUTHENTICATED')
      c.get('logFields').user_id = actor.id
      if (allowed !== null && !allowed.includes(actor.role)) throw new Refusal('E_FORBIDDEN')
      c.set('actor', actor)
      await next()
    }

  return { findActor, requireActor: gate(null), requireRole: (...allowed) => gate(allowed) }
}
