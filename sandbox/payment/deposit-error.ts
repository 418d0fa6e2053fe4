/** The bank takes a deposit back: DONE is not the end of a virtual account. */

import type { Chance } from '../state/chance.ts'
import { newTransactionKey } from './approve-payment.ts'
import { cancelPayment } from './cancel-payment.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { PaymentRecord } from './payment.ts'
import { withTransaction } from './transactions.ts'

export type DepositFailing = { now: number; chance: Chance }

const reason = '입금 오류'

export function depositError(
  record: PaymentRecord | undefined,
  { now, chance }: DepositFailing,
): Outcome {
  const account = record?.payment.virtualAccount
  if (record === undefined || !account) return refused('NOT_FOUND_PAYMENT')
  const { payment } = record
  if (payment.status !== 'DONE') return refused('NOT_CANCELABLE_PAYMENT')
  // Versions up to 1.4 cancelled the payment; since then it waits for another deposit.
  if (/^1\.[0-4]$/.test(payment.version)) {
    const refundReceiveAccount = {
      bank: account.bankCode,
      accountNumber: account.accountNumber.replace(/\D/g, ''),
      holderName: account.customerName,
    }
    return cancelPayment(record, { cancelReason: reason, refundReceiveAccount }, { now, chance })
  }
  const waiting: PaymentRecord = {
    ...record,
    approvedAtMs: null,
    payment: {
      ...payment,
      status: 'WAITING_FOR_DEPOSIT',
      approvedAt: null,
      lastTransactionKey: newTransactionKey(chance),
      virtualAccount: { ...account, depositorName: null },
      cashReceipt: null,
      cashReceipts: null,
    },
  }
  return done(withTransaction(waiting, -payment.totalAmount, now))
}
