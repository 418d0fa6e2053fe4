/** What a line of the list says about its order. */
import type { AdminOrder } from '../../../contract/admin.ts'

export function goodsText(order: AdminOrder, more: (name: string, rest: number) => string): string {
  const [first, ...rest] = order.items
  return first === undefined ? '–' : more(first.name, rest.length)
}

export function orderPath(order: Pick<AdminOrder, 'orderNumber'>): string {
  return `/orders/${encodeURIComponent(order.orderNumber)}`
}
