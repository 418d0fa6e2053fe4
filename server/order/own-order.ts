/** What retry and cancel have to know of an order of one's own. */

export type OwnOrder = {
  id: string
  orderNumber: string
  orderName: string
  status: string
  /** Won. */
  totalAmount: number
  taxFreeAmount: number
  expiresAt: string | null
}
