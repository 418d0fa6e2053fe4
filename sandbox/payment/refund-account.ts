/** The account a deposited virtual account is refunded to; only such a payment needs one. */

import { bankOf } from '../data/banks.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import type { RefundReceiveAccount } from './payment.ts'

export type RefundAccountInput = { bank?: unknown; accountNumber?: unknown; holderName?: unknown }

/** Reads the account, or names the code with which Toss refuses it. */
export function readRefundAccount(
  input: RefundAccountInput | undefined,
): RefundReceiveAccount | TossErrorCode {
  if (input === undefined) return 'INVALID_REFUND_ACCOUNT_INFO'
  const { bank, accountNumber, holderName } = input
  const known = typeof bank === 'string' ? bankOf(bank) : undefined
  if (known === undefined) return 'INVALID_BANK'
  if (typeof accountNumber !== 'string' || !/^\d{1,20}$/.test(accountNumber)) {
    return 'INVALID_REFUND_ACCOUNT_NUMBER'
  }
  if (typeof holderName !== 'string' || holderName === '' || holderName.length > 60) {
    return 'INVALID_REFUND_ACCOUNT_INFO'
  }
  return { bankCode: known.code, accountNumber, holderName }
}
