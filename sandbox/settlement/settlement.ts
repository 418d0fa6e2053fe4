/** The settlement of one movement of money: sold on its day, paid out two working days later. */

import { koreanDate, koreanTime } from '../payment/korean-time.ts'
import type { Payment } from '../payment/payment.ts'
import type { Movement } from '../transaction/transaction-list.ts'
import { feesOf } from './fees.ts'

const dayMs = 86_400_000
const workingDaysToPayOut = 2

export function settlementOf({ record, transaction }: Movement) {
  const { payment } = record
  const isCancel = transaction.status === 'CANCELED' || transaction.status === 'PARTIAL_CANCELED'
  const isTakenBack = isCancel || transaction.amount < 0
  const amount = isTakenBack ? -Math.abs(transaction.amount) : transaction.amount
  const { fee, supplyAmount, vat, payOutAmount } = feesOf(payment.method, amount)
  return {
    mId: payment.mId,
    paymentKey: payment.paymentKey,
    transactionKey: transaction.transactionKey,
    orderId: payment.orderId,
    currency: payment.currency,
    method: payment.method,
    amount,
    interestFee: 0,
    fees: [{ type: 'BASE', fee }],
    supplyAmount,
    vat,
    payOutAmount,
    approvedAt: koreanTime(approvedAtMs(record.transactions, transaction.atMs)),
    soldDate: koreanDate(transaction.atMs),
    paidOutDate: paidOutDate(transaction.atMs),
    card: payment.card,
    easyPay: payment.easyPay,
    giftCertificate: payment.giftCertificate,
    mobilePhone: payment.mobilePhone,
    transfer: payment.transfer,
    virtualAccount: payment.virtualAccount,
    cancel: isCancel ? cancelOf(payment, transaction.transactionKey) : null,
  }
}

function approvedAtMs(all: Movement['record']['transactions'], otherwise: number): number {
  return all.find((each) => each.status === 'DONE')?.atMs ?? otherwise
}

function cancelOf({ cancels }: Payment, transactionKey: string) {
  return cancels?.find((cancel) => cancel.transactionKey === transactionKey) ?? null
}

/** Banks rest on Saturday and Sunday; holidays are not known here. */
export function paidOutDate(soldAtMs: number): string {
  let at = soldAtMs
  for (let left = workingDaysToPayOut; left > 0; ) {
    at += dayMs
    const weekday = new Date(`${koreanDate(at)}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return koreanDate(at)
}
