/** GET /api/admin/orders/stats: orders, revenue, refunds and payments of a period of Korean days. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { type Stats, stats, statsQuery } from '../../contract/admin.ts'
import { problem } from '../../contract/problem.ts'
import type { Period } from '../kernel/korean-day.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { invalidInput } from '../platform/http/validation.ts'
import { periodOfQuery } from './admin-orders-filter.http.ts'

export type OrderStatsPorts = {
  requireRole: ActorGate['requireRole']
  readStats: (period: Period) => Promise<Stats>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }

const route = createRoute({
  method: 'get',
  path: '/admin/orders/stats',
  tags: ['admin'],
  summary: 'What was sold, given back and tried',
  request: { query: statsQuery },
  responses: {
    200: { description: 'The numbers', content: { 'application/json': { schema: stats } } },
    400: { description: 'A day that is none', ...problemJson },
    401: { description: 'No session', ...problemJson },
    403: { description: 'Not staff', ...problemJson },
  },
})

export function orderStatsRoutes(ports: OrderStatsPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  const staff = ports.requireRole('viewer', 'operator', 'admin')
  app.openapi({ ...route, middleware: staff }, async (c) => {
    const period = periodOfQuery(c.req.valid('query'), c.req.header('accept-language'))
    return c.json(await ports.readStats(period), 200)
  })
  return app
}
