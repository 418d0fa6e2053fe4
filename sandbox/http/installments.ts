/** The rules of paying by instalments, which begin at 50,000 won. */

import type { TossErrorCode } from '../data/error-catalogue.ts'

const minAmount = 50_000
const maxMonths = 12

export function installmentRefusal(months: number, amount: number): TossErrorCode | null {
  if (months === 0) return null
  if (months > maxMonths) return 'EXCEED_MAX_CARD_INSTALLMENT_PLAN'
  if (months < 2) return 'INVALID_CARD_INSTALLMENT_PLAN'
  return amount < minAmount ? 'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT' : null
}
