/** Which billing key a call means, and who may use billing at all. */

import { z } from 'zod'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import type { Call } from '../http/operation.ts'
import type { BillingRecord } from './billing.ts'

export const maxCustomerKey = 300

export const customerKeyField = z.string().min(2, 'INVALID_CUSTOMER_KEY' satisfies TossErrorCode)

/** Billing is a contract of API keys; widget keys have none. */
export function contractRefusal({ merchant, declineCode }: Call): TossErrorCode | null {
  if (merchant.family === 'widget') return 'NOT_SUPPORTED_METHOD'
  return declineCode
}

const billingKeyForm = /^[A-Za-z0-9_-]{43}=$/

export function billingOf({ state, merchant, params }: Call): BillingRecord | TossErrorCode {
  const { billingKey = '' } = params
  if (!billingKeyForm.test(billingKey)) return 'INVALID_BILL_KEY_REQUEST'
  const record = state.billings.find(billingKey)
  return record?.family === merchant.family ? record : 'NOT_FOUND_BILLING'
}
