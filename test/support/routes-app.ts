/** For tests: a few routes alone, with the errors of the whole app, and members who are signed in by their name. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { actorGate } from '../../server/member/actor.http.ts'
import type { Actor, Role } from '../../server/member/member.ts'
import type { HttpEnv } from '../../server/platform/http/context.ts'
import { errorHandler, notFound } from '../../server/platform/http/problem.ts'

export const actors: Record<string, Actor> = {
  'buyer-1': actor('buyer-1', 'customer'),
  'buyer-2': actor('buyer-2', 'customer'),
  viewer: actor('viewer', 'viewer'),
  operator: actor('operator', 'operator'),
  admin: actor('admin', 'admin'),
}

function actor(id: string, role: Role): Actor {
  return { id, email: `${id}@hanbeon.test`, name: id, role, customerKey: id, signs: [] }
}

/** Whoever is named in `Authorization` is signed in. */
export const gate = actorGate({
  credentialOf: async (headers) => {
    const token = headers.get('authorization')
    return token === null ? { kind: 'none' } : { kind: 'session', token }
  },
  findActor: async (credential) =>
    credential.kind === 'session' ? (actors[credential.token] ?? null) : null,
})

export function appAround(...routes: OpenAPIHono<HttpEnv>[]) {
  const app = new OpenAPIHono<HttpEnv>()
  app.use(async (c, next) => {
    c.set('requestId', 'request-1')
    c.set('logFields', {})
    await next()
  })
  for (const each of routes) app.route('/api', each)
  app.onError(
    errorHandler((error) => {
      throw error
    }),
  )
  app.notFound(notFound)
  const get = (path: string, who?: string) =>
    app.request(path, { headers: who === undefined ? {} : { authorization: who } })
  const send = (method: string, path: string, body: unknown, who?: string) =>
    app.request(path, {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(who === undefined ? {} : { authorization: who }),
      },
    })
  return { app, get, send }
}
