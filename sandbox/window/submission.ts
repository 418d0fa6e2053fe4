/** What the buyer sends from the window: a choice of method, and which of the buttons it was. */

import { z } from 'zod'
import { bankOf } from '../data/banks.ts'
import { cardCompanyOf } from '../data/card-companies.ts'
import { easyPayProviderOf } from '../data/easy-pays.ts'
import { isTossErrorCode, type TossErrorCode } from '../data/error-catalogue.ts'
import { type Method, methodNames } from '../data/methods.ts'
import type { Choice } from '../payment/payment.ts'

const form = z.object({
  action: z.enum(['approve', 'decline', 'close']),
  method: z.enum(Object.keys(methodNames) as [Method, ...Method[]]).default('CARD'),
  cardCode: z.string().refine(cardCompanyOf).optional(),
  installmentMonths: z.coerce.number().int().min(0).max(12).default(0),
  easyPay: z.string().refine(easyPayProviderOf).optional(),
  bankCode: z.string().refine(bankOf).optional(),
  declineCode: z
    .custom<TossErrorCode>((code) => typeof code === 'string' && isTossErrorCode(code))
    .default('REJECT_CARD_COMPANY'),
  declineAt: z.enum(['window', 'confirm']).default('window'),
})

export type Submission = {
  action: 'approve' | 'decline_in_window' | 'decline_at_confirm' | 'close'
  choice: Choice
  declineCode: TossErrorCode
}

/** Null where the form says something that the window never offered. */
export function readSubmission(text: string): Submission | null {
  const parsed = form.safeParse(Object.fromEntries(new URLSearchParams(text)))
  if (!parsed.success) return null
  const { action, declineAt, declineCode, ...choice } = parsed.data
  const how = action === 'decline' ? (`decline_${declineAtNames[declineAt]}` as const) : action
  return { action: how, choice, declineCode }
}

const declineAtNames = { window: 'in_window', confirm: 'at_confirm' } as const
