/** The Toss sandbox as a library: a `fetch` for tests in one process, a port for everything else. */

import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerError } from './http/answer.ts'
import { createApp, type SandboxApp } from './http/app.ts'
import { listenOn, portOf } from './http/listen.ts'
import { droppedHeader } from './http/toss-routes.ts'
import type { SandboxOptions } from './options.ts'
import { createState, type State } from './state/state.ts'

export type { Readings, SandboxOptions } from './options.ts'
export type { Payment } from './payment/payment.ts'

export type ListeningSandbox = { port: number; url: string; close(): Promise<void> }

export type Sandbox = {
  app: SandboxApp
  /** Like the global `fetch`, without a network; rejects where a fault closes the connection. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Port 0 takes any free port. */
  listen(port: number): Promise<ListeningSandbox>
  /** Answers on a server that already has its port. */
  attach(server: Server): ListeningSandbox
  clock: { now(): number; advance(ms: number): void }
  /** Writes and closes the state on disk. */
  close(): void
}

/** Why it may not start here, or null. */
export function refusalToStart(): string | null {
  if (process.env.NODE_ENV !== 'production') return null
  return '샌드박스는 운영 환경에서 시작하지 않습니다. The Toss sandbox takes no real money and does not start with NODE_ENV=production.'
}

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const refusal = refusalToStart()
  if (refusal !== null) throw new Error(refusal)
  const state = createState(options)
  const app = createApp(state)
  const attach = (server: Server) => attachTo(server, state, app)
  return {
    app,
    attach,
    listen: async (port) => attach(await listenOn(port)),
    async fetch(input, init) {
      const url = input instanceof Request ? input : new URL(String(input), state.origin)
      const response = await app.fetch(new Request(url, init))
      if (response.headers.has(droppedHeader)) throw new TypeError('fetch failed')
      return response
    },
    clock: {
      now: state.clock.now,
      advance(ms) {
        state.advance(ms)
        state.flush()
      },
    },
    close() {
      state.flush()
      state.close()
    },
  }
}

/** A request without a host, or with an address that is none, never reaches the app. */
function answerUnreadable(): Response {
  const { status, body } = answerError('INVALID_REQUEST', 'ko')
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}

const tickEveryMs = 1_000

function attachTo(server: Server, state: State, app: SandboxApp): ListeningSandbox {
  const port = portOf(server)
  state.origin = `http://localhost:${port}`
  server.on('request', getRequestListener(app.fetch, { errorHandler: answerUnreadable }))
  // Expiry is noticed when a payment is touched; the tick is for those nobody asks about.
  const ticking = setInterval(state.tick, tickEveryMs)
  ticking.unref()
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close() {
      clearInterval(ticking)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
