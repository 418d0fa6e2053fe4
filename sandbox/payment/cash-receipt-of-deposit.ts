/** The cash receipt that a buyer asked for with a virtual account; it is issued when the money is there. */

import type { CashReceiptOfPayment, PaymentRecord } from './payment.ts'

export function cashReceiptOf({ payment, wishes }: PaymentRecord): CashReceiptOfPayment | null {
  if (wishes.cashReceipt === undefined) return null
  const receiptKey = `${payment.paymentKey}_cash`
  return {
    type: wishes.cashReceipt.type,
    receiptKey,
    issueNumber: receiptKey.slice(5, 14),
    receiptUrl: payment.receipt?.url ?? '',
    amount: payment.totalAmount,
    taxFreeAmount: payment.taxFreeAmount,
  }
}
