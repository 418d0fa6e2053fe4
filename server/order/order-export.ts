/** Orders as a table: the columns of an export, and a line of CSV that no spreadsheet can take for a formula. */
import { stringify } from 'csv-stringify/sync'
import type { AdminOrder } from '../../contract/admin.ts'
import { koreanTimeOf } from '../kernel/korean-day.ts'
import { maskedPerson } from './admin-orders-mask.ts'

export type ExportLine = AdminOrder & { readonly paymentKey: string | null }
export type Cell = string | number | null

export const exportColumns = [
  'orderNumber',
  'createdAt',
  'buyerName',
  'buyerPhone',
  'buyerEmail',
  'items',
  'quantity',
  'subtotal',
  'discount',
  'shippingFee',
  'totalAmount',
  'refundedAmount',
  'status',
  'paymentStatus',
  'method',
  'paymentKey',
  'paidAt',
  'partnerId',
  'supplierId',
] as const

const byteOrderMark = '\uFEFF'
const formula = /^[=+\-@\t\r]/

export function cellsOf(order: ExportLine, isMasked: boolean): Cell[] {
  const person = order.buyer ?? {}
  const buyer = isMasked ? maskedPerson(person) : person
  const values: Record<(typeof exportColumns)[number], Cell> = {
    orderNumber: order.orderNumber,
    createdAt: koreanTimeOf(new Date(order.createdAt)),
    buyerName: buyer.name ?? null,
    buyerPhone: buyer.phone ?? null,
    buyerEmail: buyer.email ?? null,
    items: order.items.map(({ name, quantity }) => `${name} x ${quantity}`).join('; '),
    quantity: order.items.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: order.subtotal,
    discount: order.discount,
    shippingFee: order.shippingFee,
    totalAmount: order.totalAmount,
    refundedAmount: order.refundedAmount,
    status: order.status,
    paymentStatus: order.paymentStatus,
    method: order.method,
    paymentKey: order.paymentKey,
    paidAt: order.paidAt === null ? null : koreanTimeOf(new Date(order.paidAt)),
    partnerId: order.partnerId,
    supplierId: order.supplierId,
  }
  return exportColumns.map((column) => values[column])
}

/** The first bytes of the file: spreadsheets read UTF-8 only behind a mark. */
export function csvHead(): string {
  return `${byteOrderMark}${exportColumns.join(',')}\r\n`
}

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it; a number is one already. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const guarded = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell)),
  )
  return rows.length === 0 ? '' : stringify(guarded, { record_delimiter: 'windows' })
}
