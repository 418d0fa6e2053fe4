/** A payment whose buyer has just authenticated, made without a window. */

import { z } from 'zod'
import { bankOf } from '../data/banks.ts'
import { cardCompanyOf } from '../data/card-companies.ts'
import { easyPayProviderOf } from '../data/easy-pays.ts'
import { isTossErrorCode, type TossErrorCode } from '../data/error-catalogue.ts'
import { merchants } from '../data/merchants.ts'
import { type Method, methodOf } from '../data/methods.ts'
import { authenticate } from '../payment/authenticate.ts'
import { createPayment } from '../payment/create-payment.ts'
import type { Choice } from '../payment/payment.ts'
import { makingOf, type State } from '../state/state.ts'

/** Text that names something of a table, turned into the thing it names. */
function named<T>(find: (text: string) => T | undefined, what: string) {
  return z.string().transform((text, context) => {
    const found = find(text)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message: `unknown ${what}` })
    return z.NEVER
  })
}

export const newPaymentInput = z.object({
  orderId: z.string().regex(/^[A-Za-z0-9_=-]{6,64}$/),
  amount: z.int().min(1),
  orderName: z.string().min(1).max(100).default('테스트 상품'),
  method: named(methodOf, 'method').default('CARD'),
  /** Whose payment it is; without it, the first secret key that uses it. */
  family: z.enum(['window', 'widget']).optional(),
  customerName: z.string().max(100).optional(),
  customerMobilePhone: z.string().max(15).optional(),
  cardCompany: named(cardCompanyOf, 'card company').optional(),
  installmentMonths: z.int().min(0).max(12).optional(),
  easyPay: named(easyPayProviderOf, 'provider').optional(),
  bank: named(bankOf, 'bank').optional(),
  validHours: z.int().min(1).max(2160).optional(),
  dueDate: z.string().optional(),
  taxFreeAmount: z.int().min(0).optional(),
  taxExemptionAmount: z.int().min(0).optional(),
  metadata: z.record(z.string().max(40), z.string().max(2000)).optional(),
  /** Confirm will be declined with this code. */
  declineCode: z
    .custom<TossErrorCode>((code) => typeof code === 'string' && isTossErrorCode(code))
    .optional(),
})

export function createAuthenticated(state: State, input: z.infer<typeof newPaymentInput>): string {
  const { customerName, customerMobilePhone, validHours, dueDate, family, ...rest } = input
  const record = createPayment(
    {
      ...rest,
      merchant: family === undefined ? null : merchants[family],
      wishes: { customerName, customerMobilePhone, validHours, dueDate },
    },
    makingOf(state),
  )
  const authenticated = authenticate(
    record,
    choiceOf(input),
    record.requestedAtMs,
    input.declineCode ?? null,
  )
  state.payments.save(authenticated)
  return authenticated.payment.paymentKey
}

function choiceOf(input: z.infer<typeof newPaymentInput>): Choice {
  return {
    method: input.method as Method,
    cardCode: input.cardCompany?.code,
    installmentMonths: input.installmentMonths,
    easyPay: input.easyPay?.ko,
    bankCode: input.bank?.code,
  }
}
