/** A new payment, as it stands when the shop has just opened the window: READY. */

import { type Merchant, merchants } from '../data/merchants.ts'
import type { Chance } from '../state/chance.ts'
import { splitAmount } from './amounts.ts'
import { koreanDigits, koreanTime } from './korean-time.ts'
import type { PaymentRecord, Wishes } from './payment.ts'

export type NewPayment = {
  orderId: string
  orderName: string
  amount: number
  currency?: string
  taxFreeAmount?: number
  taxExemptionAmount?: number
  useEscrow?: boolean
  metadata?: Record<string, string> | null
  merchant: Merchant | null
  wishes: Wishes
}

export type Making = {
  now: number
  chance: Chance
  /** Where the sandbox itself is reached; receipts and windows live there. */
  origin: string
  apiVersion: string
  isTaken(paymentKey: string): boolean
}

export function createPayment(wanted: NewPayment, making: Making): PaymentRecord {
  const mId = (wanted.merchant ?? merchants.window).mId
  const paymentKey = newPaymentKey(mId, making)
  const taxFreeAmount = wanted.taxFreeAmount ?? 0
  const taxExemptionAmount = wanted.taxExemptionAmount ?? 0
  const { suppliedAmount, vat } = splitAmount(wanted.amount, taxFreeAmount, taxExemptionAmount)
  return {
    payment: {
      mId,
      lastTransactionKey: null,
      paymentKey,
      orderId: wanted.orderId,
      orderName: wanted.orderName,
      taxExemptionAmount,
      status: 'READY',
      requestedAt: koreanTime(making.now),
      approvedAt: null,
      useEscrow: wanted.useEscrow ?? false,
      cultureExpense: false,
      card: null,
      virtualAccount: null,
      transfer: null,
      mobilePhone: null,
      giftCertificate: null,
      cashReceipt: null,
      cashReceipts: null,
      discount: null,
      cancels: null,
      secret: `ps_${making.chance.alphanumeric(28)}`,
      type: 'NORMAL',
      easyPay: null,
      country: 'KR',
      failure: null,
      isPartialCancelable: taxExemptionAmount === 0,
      receipt: null,
      checkout: { url: `${making.origin}/window/${paymentKey}` },
      currency: wanted.currency ?? 'KRW',
      totalAmount: wanted.amount,
      balanceAmount: wanted.amount,
      suppliedAmount,
      vat,
      taxFreeAmount,
      method: null,
      version: making.apiVersion,
      metadata: wanted.metadata ?? null,
    },
    family: wanted.merchant?.family ?? null,
    requestedAtMs: making.now,
    authenticatedAtMs: null,
    approvedAtMs: null,
    dueAtMs: null,
    choice: null,
    wishes: wanted.wishes,
    declineCode: null,
    transactions: [],
  }
}

/** `tsbx_20261121120000Ab3xZ`; five characters can repeat within a busy second, so taken keys are redrawn. */
function newPaymentKey(mId: string, { now, chance, isTaken }: Making): string {
  for (;;) {
    const key = `${mId.slice(0, 5)}${koreanDigits(now)}${chance.alphanumeric(5)}`
    if (!isTaken(key)) return key
  }
}
