/** A cash receipt as Toss answers it; the tax office takes a day to accept it. */

import type { Family } from '../data/merchants.ts'
import { koreanDate, koreanTime } from '../payment/korean-time.ts'
import type { CashReceiptType } from '../payment/payment.ts'

export type CashReceipt = {
  receiptKey: string
  orderId: string
  orderName: string
  type: CashReceiptType
  issueNumber: string
  receiptUrl: string
  businessNumber: string
  transactionType: 'CONFIRM' | 'CANCEL'
  amount: number
  taxFreeAmount: number
  issueStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  failure: { code: string; message: string } | null
  customerIdentityNumber: string
  requestedAt: string
}

export type CashReceiptRecord = {
  /** The place in the order of all receipts: the cursor of the list. */
  sequence: number
  family: Family
  requestedAtMs: number
  receipt: CashReceipt
  /** Of a cancel: the receipt it takes back. */
  originalKey: string | null
}

const acceptedAfterMs = 86_400_000

/** The receipt as it stands at `now`. */
export function currentReceipt({ receipt, requestedAtMs }: CashReceiptRecord, now: number) {
  const isAccepted = receipt.issueStatus === 'IN_PROGRESS' && now - requestedAtMs >= acceptedAfterMs
  return isAccepted ? { ...receipt, issueStatus: 'COMPLETED' as const } : receipt
}

export function isRequestedOn(record: CashReceiptRecord, date: string): boolean {
  return koreanDate(record.requestedAtMs) === date
}

/** Taking back a receipt, whole or in part, is a receipt of its own. */
export function cancelOfReceipt(
  { receipt, family }: CashReceiptRecord,
  amount: number,
  now: number,
): Omit<CashReceiptRecord, 'sequence'> {
  const taxFreeAmount = amount === receipt.amount ? receipt.taxFreeAmount : 0
  return {
    family,
    requestedAtMs: now,
    originalKey: receipt.receiptKey,
    receipt: {
      ...receipt,
      receiptKey: `c_${receipt.receiptKey}`,
      transactionType: 'CANCEL',
      amount,
      taxFreeAmount,
      issueStatus: 'IN_PROGRESS',
      requestedAt: koreanTime(now),
    },
  }
}
