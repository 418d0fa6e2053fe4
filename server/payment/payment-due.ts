/** A payment whose time has come, as the worker's scan finds it. */

export type DuePayment = {
  id: string
  status: string
  tossOrderId: string
  paymentKey: string
  /** Won. */
  amount: number
  returnedAt: Date | null
}
