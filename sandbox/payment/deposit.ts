/** The buyer pays into the virtual account: WAITING_FOR_DEPOSIT becomes DONE. */

import type { Chance } from '../state/chance.ts'
import { newTransactionKey } from './approve-payment.ts'
import { cashReceiptOf } from './cash-receipt-of-deposit.ts'
import { koreanTime } from './korean-time.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { PaymentRecord } from './payment.ts'
import { withTransaction } from './transactions.ts'

export type Depositing = { now: number; chance: Chance; depositorName?: string }

export function deposit(record: PaymentRecord | undefined, depositing: Depositing): Outcome {
  const account = record?.payment.virtualAccount
  if (record === undefined || !account) return refused('NOT_FOUND_PAYMENT')
  if (record.payment.status !== 'WAITING_FOR_DEPOSIT') return refused('ALREADY_COMPLETED_PAYMENT')
  // A bank takes no money for an account whose due date has passed.
  if (account.expired) return refused('NOT_AVAILABLE_PAYMENT')
  const { now, chance, depositorName } = depositing
  const cashReceipt = cashReceiptOf(record)
  const paid: PaymentRecord = {
    ...record,
    approvedAtMs: now,
    payment: {
      ...record.payment,
      status: 'DONE',
      approvedAt: koreanTime(now),
      lastTransactionKey: newTransactionKey(chance),
      virtualAccount: { ...account, depositorName: depositorName ?? account.customerName },
      cashReceipt,
      cashReceipts: cashReceipt === null ? null : [cashReceipt],
    },
  }
  return done(withTransaction(paid, paid.payment.totalAmount, now))
}
