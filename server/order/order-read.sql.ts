/** Reads orders as the API shows them: one, one with everything that its page shows, and a page of one's own. */
import { z } from 'zod'
import type { Order, OrderDetail } from '../../contract/order.ts'
import { empty, type Queries, type Sql, sql } from '../platform/sql.ts'
import { type Position, pageOf } from './order-read-cursor.ts'
import {
  enrollmentRow,
  orderRow,
  paymentRow,
  refundRow,
  timelineRow,
  virtualAccountRow,
} from './order-read-rows.ts'

/** Of an order `o`. Pieces count as refunded from the moment their refund is armed. */
export const orderColumns = sql`
  o.id, o.order_number as "orderNumber", o.status, o.payment_status as "paymentStatus", o.subtotal, o.discount,
  o.shipping_fee as "shippingFee", o.tax_free_amount as "taxFreeAmount", o.total_amount as "totalAmount",
  o.refunded_amount as "refundedAmount", o.created_at as "createdAt", o.expires_at as "expiresAt",
  o.paid_at as "paidAt", o.refunded_at as "refundedAt", o.refund_reason as "refundReason",
  o.partner_id as "partnerId", o.supplier_id as "supplierId", o.items,
  (
    select coalesce(jsonb_object_agg(w.id, w.quantity), '{}')
    from (
      select i ->> 'orderItemId' as id, sum((i ->> 'quantity')::integer) as quantity
      from public.checkout_refund r, jsonb_array_elements(r.items) i
      where r.order_id = o.id and r.status in ('pending', 'succeeded')
      group by 1
    ) w
  ) as "refundedItems"`

/** Payments, refunds and places of an order `o`. What only closed an unpaid account was no refund. */
export const orderParts = sql`
  (
    select coalesce(jsonb_agg(hanbeon_private.payment_json(p) order by p.attempt desc), '[]')
    from public.checkout_payment p
    where p.order_id = o.id
  ) as payments,
  (
    select coalesce(jsonb_agg(hanbeon_private.refund_json(r) order by r.created_at desc, r.seq desc), '[]')
    from public.checkout_refund r
    where r.order_id = o.id and r.kind <> 'void'
  ) as refunds,
  hanbeon_private.enrollments_json(o.id) as enrollments`

export const partsRow = z.object({
  payments: z.array(paymentRow),
  refunds: z.array(refundRow),
  enrollments: z.array(enrollmentRow),
})

const positionColumn = sql`
  to_char(o.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "positionAt"`
const positionRow = z.object({ id: z.string(), positionAt: z.string() })

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const orderNumber = /^ORD-\d{8}-[0-9A-Z]{7}$/

/** An order's id or its number; null for text that is neither, and so names no order. */
export function orderNamed(idOrNumber: string): Sql | null {
  if (uuid.test(idOrNumber)) return sql`o.id = ${idOrNumber}::uuid`
  const number = idOrNumber.toUpperCase()
  return orderNumber.test(number) ? sql`o.order_number = ${number}` : null
}

export type OrderHead = {
  readonly id: string
  readonly orderNumber: string
  readonly buyerId: string
  /** Toss knows something about it that we may not know yet. */
  readonly isUnresolved: boolean
}

export async function findOrder(db: Queries, idOrNumber: string): Promise<OrderHead | undefined> {
  const named = orderNamed(idOrNumber)
  if (named === null) return undefined
  return db.maybeOne<OrderHead>(sql`
    select o.id, o.order_number as "orderNumber", o.buyer_id as "buyerId",
      o.payment_status = 'confirming' or exists (
        select from public.checkout_payment p
        where p.order_id = o.id and p.status = 'WAITING_FOR_DEPOSIT'
      ) as "isUnresolved"
    from public.checkout_order o
    where ${named}`)
}

export async function readOrder(db: Queries, idOrNumber: string): Promise<Order | undefined> {
  const named = orderNamed(idOrNumber)
  if (named === null) return undefined
  const row = await db.maybeOne(sql`
    select ${orderColumns}
    from public.checkout_order o
    where ${named}`)
  return row === undefined ? undefined : orderRow.parse(row)
}

const detailRow = partsRow.extend({
  shippingAddress: z.record(z.string(), z.string().optional()).nullable(),
  receiptUrl: z.string().nullable(),
  virtualAccount: virtualAccountRow.nullable(),
  timeline: z.array(timelineRow),
})

/** As its buyer sees it: who of the staff did something is not told. */
export async function readOrderDetail(
  db: Queries,
  idOrNumber: string,
): Promise<OrderDetail | undefined> {
  const named = orderNamed(idOrNumber)
  if (named === null) return undefined
  const row = await db.maybeOne(sql`
    select ${orderColumns}, ${orderParts}, o.shipping_address as "shippingAddress",
      (select p.receipt_url from public.checkout_payment p where p.id = o.paid_payment_id) as "receiptUrl",
      (
        select p.virtual_account || jsonb_build_object('dueAt', p.due_at, 'amount', p.amount::bigint)
        from public.checkout_payment p
        where p.id = o.active_payment_id and p.status = 'WAITING_FOR_DEPOSIT'
      ) as "virtualAccount",
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'action', l.action, 'createdAt', l.created_at,
          'amount', coalesce(l.new_data ->> 'amount', l.new_data ->> 'totalAmount')::numeric::bigint
        ) order by l.seq), '[]')
        from public.order_log l
        where l.order_id = o.id and l.action not in ('payment_returned', 'payment_confirming')
      ) as timeline
    from public.checkout_order o
    where ${named}`)
  if (row === undefined) return undefined
  const { refunds, ...detail } = detailRow.parse(row)
  const buyersRefunds = refunds.map((refund) => ({ ...refund, requestedBy: 'shop' }))
  return { ...orderRow.parse(row), ...detail, refunds: buyersRefunds }
}

export type PageWanted = { readonly limit: number; readonly after: Position | undefined }

/** A page, newest first, of the orders that a condition on `o` picks. Every order is on exactly one page. */
export async function pageOfOrders<T>(
  db: Queries,
  condition: Sql,
  page: PageWanted,
  more: Sql,
  parse: (row: unknown) => T,
): Promise<{ orders: T[]; nextCursor: string | null }> {
  const rows = await db.query(sql`
    select ${orderColumns}, ${positionColumn} ${more}
    from public.checkout_order o
    where ${condition}
    ${page.after === undefined ? empty : sql`and (o.created_at, o.id) < (${page.after.createdAt}::timestamptz, ${page.after.id}::uuid)`}
    order by o.created_at desc, o.id desc
    limit ${page.limit + 1}`)
  const placed = rows.map((row) => {
    const { id, positionAt } = positionRow.parse(row)
    return { id, createdAt: positionAt, row }
  })
  const { rows: kept, nextCursor } = pageOf(placed, page.limit)
  return { orders: kept.map(({ row }) => parse(row)), nextCursor }
}

/** Counting further than this costs more than the number is worth. */
const countedTo = 10_000

export async function countOrders(db: Queries, condition: Sql): Promise<number | null> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from (select from public.checkout_order o where ${condition} limit ${countedTo + 1}) counted`)
  return count > countedTo ? null : count
}

export async function listOwnOrders(db: Queries, buyerId: string, page: PageWanted) {
  const condition = sql`o.buyer_id = ${buyerId}`
  const [{ orders, nextCursor }, total] = await Promise.all([
    pageOfOrders<Order>(db, condition, page, empty, (row) => orderRow.parse(row)),
    countOrders(db, condition),
  ])
  return { orders, nextCursor, total }
}
