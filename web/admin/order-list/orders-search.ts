/** The filters of the order list as its address keeps them; what is malformed in an address is left out. */
import type { OrderPaymentStatus, OrderStatus } from '../../../contract/order.ts'

export type OrdersSearch = {
  status?: OrderStatus
  paymentStatus?: OrderPaymentStatus
  partnerId?: string
  supplierId?: string
  from?: string
  to?: string
  q?: string
  limit?: number
  cursor?: string
}

const statuses: Record<OrderStatus, true> = {
  created: true,
  pending_payment: true,
  paid: true,
  refunded: true,
  cancelled: true,
}
const paymentStatuses: Record<OrderPaymentStatus, true> = {
  pending: true,
  confirming: true,
  paid: true,
  partially_refunded: true,
  refunded: true,
  failed: true,
}
export const orderStatuses = Object.keys(statuses) as OrderStatus[]
export const orderPaymentStatuses = Object.keys(paymentStatuses) as OrderPaymentStatus[]

export const limits = [20, 50, 100, 200] as const
export const limitDefault = 20
const limitMax = 200

export function parseOrdersSearch(raw: Readonly<Record<string, unknown>>): OrdersSearch {
  const [from, to] = inOrder(day(raw.from), day(raw.to))
  return dropAbsent({
    status: oneOf(orderStatuses, raw.status),
    paymentStatus: oneOf(orderPaymentStatuses, raw.paymentStatus),
    partnerId: text(raw.partnerId, 255),
    supplierId: text(raw.supplierId, 255),
    from,
    to,
    q: text(raw.q, 200),
    limit: limit(raw.limit),
    cursor: text(raw.cursor, 200),
  })
}

/** `?status=paid&q=…`, in one order always, so that equal filters have equal addresses. */
export function ordersSearchText(search: OrdersSearch): string {
  const known = parseOrdersSearch(search)
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(known)) params.set(key, String(value))
  const shown = params.toString()
  return shown === '' ? '' : `?${shown}`
}

/** Another filter begins at the first page again. */
export function withFilter(search: OrdersSearch, change: Partial<OrdersSearch>): OrdersSearch {
  return parseOrdersSearch({ ...search, cursor: undefined, ...change })
}

/** How many filters are set beside period and paging. */
export function filterCount(search: OrdersSearch): number {
  const { status, paymentStatus, partnerId, supplierId } = search
  return [status, paymentStatus, partnerId, supplierId].filter((value) => value !== undefined)
    .length
}

function oneOf<V extends string>(values: readonly V[], raw: unknown): V | undefined {
  return values.find((value) => value === raw)
}

function text(raw: unknown, max: number): string | undefined {
  if (typeof raw !== 'string') return undefined
  const trimmed = raw.trim()
  return trimmed === '' || trimmed.length > max ? undefined : trimmed
}

/** A day that exists: 30 February is not one. */
function day(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return undefined
  const at = new Date(`${raw}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(raw) ? raw : undefined
}

function inOrder(from: string | undefined, to: string | undefined) {
  return from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
}

function limit(raw: unknown): number | undefined {
  const value = typeof raw === 'number' ? raw : Number(text(raw, 3) ?? Number.NaN)
  const isKnown = Number.isInteger(value) && value >= 1 && value <= limitMax
  return isKnown && value !== limitDefault ? value : undefined
}

function dropAbsent(search: OrdersSearch): OrdersSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
