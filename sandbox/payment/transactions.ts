/** Remembering the movements of money of a payment, each under the transaction key it had. */

import type { PaymentRecord } from './payment.ts'

/** Adds what the payment's last transaction key stands for. */
export function withTransaction(record: PaymentRecord, amount: number, now: number): PaymentRecord {
  const { lastTransactionKey, status } = record.payment
  if (lastTransactionKey === null) return record
  const made = { transactionKey: lastTransactionKey, atMs: now, amount, status }
  return { ...record, transactions: [...record.transactions, made] }
}
