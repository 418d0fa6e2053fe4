/** Orders as staff read them: the filtered list, one with everything, its log, and what Toss answered about it. */
import { z } from 'zod'
import type { AdminOrder, AdminOrderDetail, LogEntry, ProviderCall } from '../../contract/admin.ts'
import { join, type Queries, type Sql, sql } from '../platform/sql.ts'
import type { OrderFilter, Search } from './admin-orders-filter.ts'
import { refundableOf } from './admin-orders-refundable.ts'
import {
  countOrders,
  orderColumns,
  orderNamed,
  orderParts,
  type PageWanted,
  pageOfOrders,
  partsRow,
} from './order-read.sql.ts'
import { orderRow } from './order-read-rows.ts'

/** What the list and the exports know of an order beside itself; the payment is the one that paid, else the last one. */
const adminColumns = sql`
  o.buyer, (
    select jsonb_build_object('method', p.method, 'paymentKey', p.payment_key)
    from public.checkout_payment p
    where p.order_id = o.id
    order by coalesce(p.id = o.paid_payment_id, false) desc,
      coalesce(p.id = o.active_payment_id, false) desc, p.attempt desc
    limit 1
  ) as payment`

const adminRow = z.object({
  buyer: z.object({ name: z.string(), email: z.string(), phone: z.string() }).partial().nullable(),
  payment: z
    .object({ method: z.string().nullable(), paymentKey: z.string().nullable() })
    .nullable(),
})

/** A line of the list, with the payment key that only exports show. */
export type AdminLine = AdminOrder & { readonly paymentKey: string | null }

export async function listOrders(
  db: Queries,
  filter: OrderFilter,
  page: PageWanted,
): Promise<{ orders: AdminLine[]; nextCursor: string | null }> {
  return pageOfOrders(db, conditionOf(filter), page, sql`, ${adminColumns}`, adminLineOf)
}

export async function countFiltered(db: Queries, filter: OrderFilter): Promise<number | null> {
  return countOrders(db, conditionOf(filter))
}

function adminLineOf(row: unknown): AdminLine {
  const { buyer, payment } = adminRow.parse(row)
  const method = payment?.method ?? null
  return { ...orderRow.parse(row), buyer, method, paymentKey: payment?.paymentKey ?? null }
}

function conditionOf(filter: OrderFilter): Sql {
  const { status, paymentStatus, supplierId, partnerId, search } = filter
  const { start, end } = filter.period
  const wanted = [sql`true`]
  if (status !== undefined) wanted.push(sql`o.status = ${status}`)
  if (paymentStatus !== undefined) wanted.push(sql`o.payment_status = ${paymentStatus}`)
  if (supplierId !== undefined) wanted.push(sql`o.supplier_id = ${supplierId}`)
  if (partnerId !== undefined) wanted.push(sql`o.partner_id = ${partnerId}`)
  if (start !== null) wanted.push(sql`o.created_at >= ${start}`)
  if (end !== null) wanted.push(sql`o.created_at < ${end}`)
  if (search !== undefined) wanted.push(searched(search))
  return join(wanted, ' and ')
}

/** Parts are found by position, so that no character of the text has a meaning of its own. */
function searched(search: Search): Sql {
  if (search.kind === 'number') {
    return search.start.length === 20
      ? sql`o.order_number = ${search.start}`
      : sql`starts_with(o.order_number, ${search.start})`
  }
  const { text, digits, isWhole } = search
  const has = (field: Sql, part: Sql) =>
    isWhole ? sql`${field} = ${part}` : sql`position(${part} in ${field}) > 0`
  const ways = [
    sql`o.id in (select p.order_id from public.checkout_payment p where p.payment_key = ${text})`,
    has(sql`lower(o.buyer ->> 'name')`, sql`lower(${text})`),
    has(sql`lower(o.buyer ->> 'email')`, sql`lower(${text})`),
  ]
  if (digits !== null)
    ways.push(has(sql`regexp_replace(o.buyer ->> 'phone', '[^0-9]', '', 'g')`, sql`${digits}`))
  return sql`(${join(ways, ' or ')})`
}

const factsRow = z.object({
  shippingAddress: z.record(z.string(), z.string().optional()).nullable(),
  isAwaitingDeposit: z.boolean(),
  pendingRefunds: z.number(),
  paidPayment: z
    .object({
      method: z.string().nullable(),
      approvedAt: z.coerce.date().nullable(),
      balanceAmount: z.number(),
      isPartialCancelable: z.boolean(),
    })
    .nullable(),
})

export async function readAdminOrder(
  db: Queries,
  now: Date,
  idOrNumber: string,
): Promise<AdminOrderDetail | undefined> {
  const named = orderNamed(idOrNumber)
  if (named === null) return undefined
  const row = await db.maybeOne(sql`
    select ${orderColumns}, ${orderParts}, ${adminColumns}, o.shipping_address as "shippingAddress",
      exists (
        select from public.checkout_payment p
        where p.order_id = o.id and p.status = 'WAITING_FOR_DEPOSIT'
      ) as "isAwaitingDeposit",
      (
        select coalesce(sum(r.amount), 0)
        from public.checkout_refund r
        where r.payment_id = o.paid_payment_id and r.status = 'pending'
      ) as "pendingRefunds",
      (
        select jsonb_build_object(
          'method', p.method, 'approvedAt', p.approved_at, 'balanceAmount', p.balance_amount::bigint,
          'isPartialCancelable', coalesce((p.metadata ->> 'isPartialCancelable')::boolean, true))
        from public.checkout_payment p
        where p.id = o.paid_payment_id
      ) as "paidPayment"
    from public.checkout_order o
    where ${named}`)
  if (row === undefined) return undefined
  const { shippingAddress, paidPayment: paid, ...facts } = factsRow.parse(row)
  const { paymentKey: _key, ...order } = adminLineOf(row)
  return {
    order: { ...order, shippingAddress },
    ...partsRow.parse(row),
    refundable: refundableOf({ ...facts, paid, paymentStatus: order.paymentStatus }, now),
  }
}

const record = z.record(z.string(), z.unknown()).nullable()
const text = z.string().nullable()
const instant = z.date().transform((at) => at.toISOString())

const logRow = z.object({
  id: z.string(),
  action: z.string(),
  previousData: record,
  newData: record,
  performedBy: text,
  performerType: text,
  note: text,
  requestId: text,
  createdAt: instant,
})

/** Newest first. */
export async function readLog(db: Queries, orderId: string): Promise<LogEntry[]> {
  const rows = await db.query(sql`
    select l.id, l.action, l.previous_data as "previousData", l.new_data as "newData",
      coalesce(m.email, l.performed_by) as "performedBy", l.performer_type as "performerType", l.note,
      l.request_id as "requestId", l.created_at as "createdAt"
    from public.order_log l
    left join hanbeon_private.member m on m.id::text = l.performed_by and m.role <> 'customer'
    where l.order_id = ${orderId}::uuid
    order by l.seq desc`)
  return rows.map((row) => logRow.parse(row))
}

const callRow = z.object({
  at: instant,
  operation: z.string(),
  status: z.number().nullable(),
  code: text,
  body: z.unknown(),
  traceId: text,
  ms: z.number(),
})

/** A payment that is looked up for a day collects many; the newest are the ones that count. */
const mostCalls = 500

export async function readProviderCalls(db: Queries, orderId: string): Promise<ProviderCall[]> {
  const rows = await db.query(sql`
    select at, operation, status, code, body, trace_id as "traceId", ms
    from hanbeon_private.provider_call
    where order_id = ${orderId}::uuid
    order by at desc, id
    limit ${mostCalls}`)
  return rows.map((row) => callRow.parse(row))
}
