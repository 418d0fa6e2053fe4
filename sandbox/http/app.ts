/** The whole sandbox as one Hono app. */

import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { controlRoutes } from '../control/control-routes.ts'
import { controlPageRoutes } from '../control-page/page-routes.ts'
import { scenarioRoutes } from '../scenario/scenario-routes.ts'
import type { State } from '../state/state.ts'
import { windowRoutes } from '../window/window-routes.ts'
import { answerError, languageOf } from './answer.ts'
import { localOnly } from './local-only.ts'
import { tossRoutes } from './toss-routes.ts'

/** The connection is at hand only where a real server passes it on. */
export type SandboxApp = Hono<{ Bindings: Partial<HttpBindings> }>

export function createApp(state: State): SandboxApp {
  const app: SandboxApp = new Hono()
  app.use(localOnly)
  app.route('/', controlPageRoutes(state))
  app.route('/sandbox', scenarioRoutes(app))
  app.route('/sandbox', controlRoutes(state))
  app.route('/', windowRoutes(state))
  app.route('/', tossRoutes(state))

  // Toss never shows a stack; neither do we, but the terminal of the sandbox should.
  app.onError((error, c) => {
    console.error(error)
    const language = languageOf(c.req.header('accept-language'))
    const answer = answerError('FAILED_INTERNAL_SYSTEM_PROCESSING', language)
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        'content-type': 'application/json',
        'x-tosspayments-trace-id': state.chance.hex(32),
      },
    })
  })
  return app
}
