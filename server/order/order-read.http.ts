/** One's own orders: the list, and one of them with everything that its page shows. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type Order,
  type OrderDetail,
  orderDetail,
  orderList,
  ownOrdersQuery,
} from '../../contract/order.ts'
import { problem } from '../../contract/problem.ts'
import type { ActorGate } from '../member/actor.http.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { languageOf } from '../platform/http/language.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'
import { type Position, positionOf } from './order-read-cursor.ts'

export type OrderReadPorts = {
  requireActor: ActorGate['requireActor']
  listOwnOrders: (
    buyerId: string,
    page: { limit: number; after: Position | undefined },
  ) => Promise<{ orders: Order[]; nextCursor: string | null; total: number | null }>
  findOrder: (
    idOrNumber: string,
  ) => Promise<{ id: string; buyerId: string; isUnresolved: boolean } | undefined>
  readOrderDetail: (id: string) => Promise<OrderDetail | undefined>
  /** Asks Toss about an order whose outcome is open, and applies its truth. */
  resolveOrder: (orderId: string) => Promise<void>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }

const list = createRoute({
  method: 'get',
  path: '/orders',
  tags: ['orders'],
  summary: 'My orders, newest first',
  request: { query: ownOrdersQuery },
  responses: {
    200: { description: 'A page of them', content: { 'application/json': { schema: orderList } } },
    400: { description: 'A malformed filter or cursor', ...problemJson },
    401: { description: 'No session', ...problemJson },
  },
})

const one = createRoute({
  method: 'get',
  path: '/orders/{id}',
  tags: ['orders'],
  summary: 'One of my orders, by id or order number',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The order', content: { 'application/json': { schema: orderDetail } } },
    401: { description: 'No session', ...problemJson },
    404: { description: 'Not there, or not mine', ...problemJson },
  },
})

const pageSize = 20

export function orderReadRoutes(ports: OrderReadPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi({ ...list, middleware: ports.requireActor }, async (c) => {
    const { limit = pageSize, cursor } = c.req.valid('query')
    const after = afterCursor(cursor, c.req.header('accept-language'))
    const page = await ports.listOwnOrders(c.get('actor').id, { limit, after })
    const { orders, nextCursor, total } = page
    return c.json({ orders, pagination: { limit, nextCursor, total } }, 200)
  })
  app.openapi({ ...one, middleware: ports.requireActor }, async (c) => {
    const head = await ports.findOrder(c.req.valid('param').id)
    // Whether somebody else's order exists is not told.
    if (head?.buyerId !== c.get('actor').id) throw new Refusal('E_ORDER_NOT_FOUND')
    if (head.isUnresolved) await ports.resolveOrder(head.id)
    const detail = await ports.readOrderDetail(head.id)
    if (detail === undefined) throw new Refusal('E_ORDER_NOT_FOUND')
    return c.json(detail, 200)
  })
  return app
}

/** The place that a cursor names; a text that is none of ours is refused. */
export function afterCursor(
  cursor: string | undefined,
  acceptLanguage: string | undefined,
): Position | undefined {
  if (cursor === undefined) return undefined
  const position = positionOf(cursor)
  if (position !== undefined) return position
  throw invalidField('cursor', acceptLanguage)
}

export function invalidField(path: string, acceptLanguage: string | undefined): Refusal {
  const message =
    languageOf(acceptLanguage) === 'en' ? 'This value has the wrong format.' : '형식이 맞지 않아요.'
  return new Refusal('E_INVALID_INPUT', { errors: [{ path, message }] })
}
