/** What Toss keeps of a payment: a fee by method, of which an eleventh is value added tax. */

import type { MethodName } from '../data/methods.ts'

/** In hundredths of a percent; shaped like a small shop's contract, not like anybody's own. */
const basisPoints: Partial<Record<MethodName, number>> = {
  카드: 340,
  간편결제: 340,
  계좌이체: 200,
  휴대폰: 350,
}
const giftCertificateBasisPoints = 800
const virtualAccountFee = 400

export type Fees = { fee: number; supplyAmount: number; vat: number; payOutAmount: number }

/** A cancel gives the fee back: its amounts are below zero. */
export function feesOf(method: MethodName | null, amount: number): Fees {
  const size = Math.abs(amount)
  const points = basisPoints[method ?? '카드'] ?? giftCertificateBasisPoints
  const fee = method === '가상계좌' ? virtualAccountFee : Math.floor((size * points) / 10_000)
  const vat = Math.round(fee / 11)
  const sign = amount < 0 ? -1 : 1
  return {
    fee: sign * fee || 0,
    supplyAmount: sign * (fee - vat) || 0,
    vat: sign * vat || 0,
    payOutAmount: amount - sign * fee,
  }
}
