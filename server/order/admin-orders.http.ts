/** The orders of the shop as staff read them: list and export, one of them, its log, and what Toss answered. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type AdminOrderDetail,
  adminOrderDetail,
  adminOrderList,
  adminOrdersQuery,
  type LogEntry,
  logList,
  type ProviderCall,
  providerCallList,
} from '../../contract/admin.ts'
import { problem } from '../../contract/problem.ts'
import { koreanDayOf } from '../kernel/korean-day.ts'
import type { Actor } from '../member/member.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import { filterOfQuery } from './admin-orders-filter.http.ts'
import type { OrderFilter } from './admin-orders-filter.ts'
import { maskedAddress, maskedPerson, withoutPersons } from './admin-orders-mask.ts'
import { type ExportPorts, exportOrders, mediaType } from './order-export.http.ts'
import { afterCursor, invalidField } from './order-read.http.ts'
import { type OrderStatsPorts, orderStatsRoutes } from './order-stats.http.ts'

export type AdminOrderPorts = ExportPorts &
  OrderStatsPorts & {
    now: () => Date
    countFiltered: (filter: OrderFilter) => Promise<number | null>
    findOrder: (idOrNumber: string) => Promise<{ id: string; isUnresolved: boolean } | undefined>
    readAdminOrder: (id: string) => Promise<AdminOrderDetail | undefined>
    readLog: (orderId: string) => Promise<LogEntry[]>
    readProviderCalls: (orderId: string) => Promise<ProviderCall[]>
    /** Asks Toss about an order whose outcome is open, and applies its truth. */
    resolveOrder: (orderId: string) => Promise<void>
  }

const problemJson = { content: { 'application/problem+json': { schema: problem } } }
const refusals = {
  401: { description: 'No session', ...problemJson },
  403: { description: 'Not staff', ...problemJson },
}
const notFound = { 404: { description: 'No such order', ...problemJson } }
const params = z.object({ id: z.string().openapi({ description: 'Id or order number' }) })
const ok = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: { 'application/json': { schema } } },
})

const listQuery = adminOrdersQuery.extend({
  /** Sends all that the filter shows as a file; limit and cursor do not count then. */
  format: z.enum(['csv', 'xlsx']).optional(),
  unmask: z.enum(['true', 'false']).optional(),
  reason: z.string().trim().min(2).max(500).optional(),
})

const list = createRoute({
  method: 'get',
  path: '/admin/orders',
  tags: ['admin'],
  summary: 'Orders, newest first, filtered, or as a file',
  request: { query: listQuery },
  responses: {
    200: {
      description: 'A page of them, or the file',
      content: {
        'application/json': { schema: adminOrderList },
        'text/csv': { schema: z.string() },
        [mediaType.xlsx]: { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
    400: { description: 'An unknown or malformed filter', ...problemJson },
    ...refusals,
  },
})
const one = createRoute({
  method: 'get',
  path: '/admin/orders/{id}',
  tags: ['admin'],
  summary: 'One order, its payments, its refunds and what can be given back',
  request: { params },
  responses: { ...ok('The order', adminOrderDetail), ...refusals, ...notFound },
})
const log = createRoute({
  method: 'get',
  path: '/admin/orders/{id}/logs',
  tags: ['admin'],
  summary: 'What happened to an order, newest first',
  request: { params },
  responses: { ...ok('Its log', logList), ...refusals, ...notFound },
})
const calls = createRoute({
  method: 'get',
  path: '/admin/orders/{id}/provider-calls',
  tags: ['admin'],
  summary: 'What Toss answered about an order, newest first',
  request: { params },
  responses: { ...ok('Its calls', providerCallList), ...refusals, ...notFound },
})

const pageSize = 50

export function adminOrderRoutes(ports: AdminOrderPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  const staff = ports.requireRole('viewer', 'operator', 'admin')
  // Before the route of one order, whose pattern its path would match.
  app.route('/', orderStatsRoutes(ports))
  const found = async (idOrNumber: string) => {
    const head = await ports.findOrder(idOrNumber)
    if (head === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
    return head
  }

  app.openapi({ ...list, middleware: staff }, async (c) => {
    const { limit = pageSize, cursor, format, unmask, reason, ...query } = c.req.valid('query')
    const acceptLanguage = c.req.header('accept-language')
    const seesPersons = mayReadPersons(c.get('actor'))
    const filter = filterOfQuery(query, seesPersons, acceptLanguage)
    const unmasked = unmask === 'true'
    if (unmasked && !seesPersons) throw new Refusal('E_FORBIDDEN')
    if (format === undefined && (unmask ?? reason) !== undefined)
      throw invalidField(unmask === undefined ? 'reason' : 'unmask', acceptLanguage)
    if (unmasked && reason === undefined) throw invalidField('reason', acceptLanguage)
    if (format !== undefined) {
      const record = {
        request_id: c.get('requestId'),
        user_id: c.get('actor').id,
        filter: loggedFilter(query),
        unmasked,
        reason: reason ?? null,
      }
      const fileDay = koreanDayOf(ports.now())
      const isMasked = !unmasked
      return exportOrders(ports, { format, filter, isMasked, fileDay, acceptLanguage, record })
    }
    const after = afterCursor(cursor, acceptLanguage)
    const [page, total] = await Promise.all([
      ports.listOrders(filter, { limit, after }),
      ports.countFiltered(filter),
    ])
    const orders = page.orders.map(({ paymentKey: _key, ...order }) => ({
      ...order,
      buyer: order.buyer === null || seesPersons ? order.buyer : maskedPerson(order.buyer),
    }))
    return c.json({ orders, pagination: { limit, nextCursor: page.nextCursor, total } }, 200)
  })

  app.openapi({ ...one, middleware: staff }, async (c) => {
    const head = await found(c.req.valid('param').id)
    if (head.isUnresolved) await ports.resolveOrder(head.id)
    const detail = await ports.readAdminOrder(head.id)
    if (detail === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
    return c.json(mayReadPersons(c.get('actor')) ? detail : maskedDetail(detail), 200)
  })

  app.openapi({ ...log, middleware: staff }, async (c) => {
    const head = await found(c.req.valid('param').id)
    const logs = (await ports.readLog(head.id)).map((entry) => ({
      ...entry,
      previousData: entry.previousData === null ? null : withoutPersons(entry.previousData),
      newData: entry.newData === null ? null : withoutPersons(entry.newData),
    }))
    return c.json({ logs }, 200)
  })

  app.openapi({ ...calls, middleware: staff }, async (c) => {
    const head = await found(c.req.valid('param').id)
    return c.json({ calls: await ports.readProviderCalls(head.id) }, 200)
  })
  return app
}

function mayReadPersons(actor: Actor): boolean {
  return actor.role === 'operator' || actor.role === 'admin'
}

function maskedDetail(detail: AdminOrderDetail): AdminOrderDetail {
  const { buyer, shippingAddress } = detail.order
  const order = {
    ...detail.order,
    buyer: buyer === null ? null : maskedPerson(buyer),
    shippingAddress: shippingAddress === null ? null : maskedAddress(shippingAddress),
  }
  return { ...detail, order }
}

/** What was searched for may be a person, so the log only keeps that something was. */
function loggedFilter(query: Record<string, string | undefined>): Record<string, string | boolean> {
  const logged: Record<string, string | boolean> = {}
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) logged[name] = name === 'q' ? true : value
  }
  return logged
}
