/** Toss's paths: every operation under its method and path, and Toss's own 404 for all else. */

import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { faultName } from '../fault/fault.ts'
import { koreanInstant } from '../payment/korean-time.ts'
import { type RawRequest, shortened } from '../state/request-log.ts'
import type { State } from '../state/state.ts'
import { type Answer, answerError, languageOf } from './answer.ts'
import type { Operation } from './operation.ts'
import { readBody } from './read-body.ts'
import { type Incoming, plainly, type Served, serveOperation } from './serve-operation.ts'
import { tossOperations } from './toss-operations.ts'

/** In memory there is no connection to close; `createSandbox().fetch` rejects where it sees this. */
export const droppedHeader = 'x-sandbox-dropped'

type TossContext = Context<{ Bindings: Partial<HttpBindings> }>

export const operations: readonly Operation[] = tossOperations

export function tossRoutes(state: State) {
  const routes = new Hono<{ Bindings: Partial<HttpBindings> }>()
  for (const operation of operations) {
    routes.on(operation.method, operation.path, async (c) => {
      const incoming = await incomingOf(c)
      const logged = log(state, c, operation.name, incoming)
      const served = await serveOperation(state, operation, incoming)
      finish(logged, served)
      return served.sent === null ? drop(c) : respond(state, c, served.sent)
    })
  }
  routes.all('*', async (c) => {
    const incoming = await incomingOf(c)
    const answer = answerError('NOT_FOUND_HTTP_METHOD', incoming.language)
    finish(log(state, c, 'unknown', incoming), plainly(answer))
    return respond(state, c, answer)
  })
  return routes
}

async function incomingOf(c: TossContext): Promise<Incoming> {
  const { method, url } = c.req
  return {
    method,
    url: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    params: c.req.param(),
    header: (name) => c.req.header(name),
    body: await readBody(c.req.raw),
    language: languageOf(c.req.header('accept-language')),
  }
}

function respond(state: State, c: TossContext, answer: Answer): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    'x-tosspayments-trace-id': state.chance.hex(32),
  }
  if (answer.retryAfterSeconds !== undefined) {
    headers['retry-after'] = String(answer.retryAfterSeconds)
  }
  const key = c.req.header('idempotency-key')
  if (key !== undefined) headers['idempotency-key'] = key
  return new Response(answer.body, { status: answer.status, headers })
}

function drop(c: TossContext): Response {
  if (c.env?.incoming === undefined) {
    return new Response(null, { status: 502, headers: { [droppedHeader]: '1' } })
  }
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

function log(
  state: State,
  c: TossContext,
  operation: string,
  { method, url, body }: Incoming,
): RawRequest {
  return state.requests.add({
    at: koreanInstant(state.clock.now()),
    operation,
    method,
    path: url,
    headers: c.env?.incoming?.headers ?? Object.fromEntries(c.req.raw.headers),
    body: shortened(body ?? ''),
    status: 0,
    response: null,
    fault: null,
    replayed: false,
  })
}

function finish(logged: RawRequest, { answer, fault, replayed }: Served): void {
  logged.status = answer?.status ?? 0
  logged.response = answer?.body ?? null
  logged.fault = faultName(fault)
  logged.replayed = replayed
}
