/** Scenarios under the control API: what there is, and running one. */

import { Hono } from 'hono'
import { z } from 'zod'
import { readInput, refuse } from '../control/input.ts'
import { droppedHeader } from '../http/toss-routes.ts'
import type { Fetcher } from './caller.ts'
import { libraryScenario, libraryScenarios } from './library.ts'
import { runScenario } from './run-scenario.ts'
import { scenarioFile } from './scenario.ts'

const runInput = z.object({ stage: z.boolean().default(false) })
const fileInput = z.object({ scenario: scenarioFile, stage: z.boolean().default(false) })

type App = { fetch(request: Request): Response | Promise<Response> }

export function scenarioRoutes(app: App): Hono {
  const routes = new Hono()
  const fetcher = fetcherOf(app)

  routes.get('/scenarios', (c) =>
    c.json({
      scenarios: libraryScenarios().map(({ name, title, about, steps }) => ({
        name,
        title,
        about,
        steps: steps.length,
      })),
    }),
  )

  routes.get('/scenarios/:name', (c) => {
    const scenario = libraryScenario(c.req.param('name'))
    return scenario === undefined ? refuse(c, 'NOT_FOUND') : c.json(scenario)
  })

  routes.post('/scenarios/:name/run', async (c) => {
    const scenario = libraryScenario(c.req.param('name'))
    if (scenario === undefined) return refuse(c, 'NOT_FOUND')
    const input = await readInput(c, runInput)
    if (input instanceof Response) return input
    return c.json(await runScenario(fetcher, scenario, input))
  })

  /** A scenario of one's own, in the body. */
  routes.post('/scenarios/run', async (c) => {
    const input = await readInput(c, fileInput)
    if (input instanceof Response) return input
    return c.json(await runScenario(fetcher, input.scenario, input))
  })
  return routes
}

/** Calls the sandbox from within, and fails as `fetch` does where a fault closes the connection. */
export function fetcherOf(app: App): Fetcher {
  return async (path, init) => {
    const response = await app.fetch(new Request(new URL(path, 'http://localhost'), init))
    if (response.headers.has(droppedHeader)) throw new TypeError('fetch failed')
    return response
  }
}
