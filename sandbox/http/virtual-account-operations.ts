/** POST /v1/virtual-accounts: an account to pay into, without the window. */

import { z } from 'zod'
import { bankOf, virtualAccountBanks } from '../data/banks.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { instantOf } from '../payment/korean-time.ts'
import type { CashReceiptType } from '../payment/payment.ts'
import { answerError } from './answer.ts'
import {
  amountField,
  checkedInput,
  customerNameField,
  emailField,
  optional,
  orderIdField,
  orderNameField,
  won,
} from './checked-input.ts'
import { payDirectly } from './direct-payment.ts'
import type { Call, Operation } from './operation.ts'

const maxValidHours = 2160
const maxDueMs = 90 * 86_400_000

const cashReceiptTypes = { 소득공제: '소득공제', 지출증빙: '지출증빙', 미발행: null } as const

const accountInput = z.object({
  amount: amountField,
  orderId: orderIdField,
  orderName: orderNameField,
  customerName: customerNameField,
  bank: z.string(),
  validHours: optional(z.int().min(1)),
  dueDate: optional(z.string()),
  customerEmail: optional(emailField),
  customerMobilePhone: optional(z.string().regex(/^\d{8,15}$/)),
  taxFreeAmount: optional(won.min(0)),
  useEscrow: optional(z.boolean()),
  escrowProducts: optional(z.array(z.object({}).loose())),
  cashReceipt: optional(
    z.object({
      type: z.enum(['소득공제', '지출증빙', '미발행']),
      registrationNumber: optional(z.string().max(30)),
    }),
  ),
  accountType: optional(z.enum(['일반', '고정'])),
  accountKey: optional(z.string().min(1).max(100)),
  metadata: optional(z.record(z.string().max(40), z.string().max(2000))),
})

type AccountInput = z.infer<typeof accountInput>

const issue: Operation = {
  name: 'virtual-account',
  method: 'POST',
  path: '/v1/virtual-accounts',
  handle(call) {
    const input = checkedInput(accountInput, call.body)
    if (typeof input === 'string') return answerError(input, call.language)
    const refusal = refusalOf(call, input)
    if (refusal !== null) return answerError(refusal, call.language)
    return payDirectly(call, {
      ...input,
      choice: { method: 'VIRTUAL_ACCOUNT', bankCode: bankOf(input.bank)?.code },
      wishes: { ...input, cashReceipt: cashReceiptOf(input) },
    })
  },
}

function refusalOf({ state }: Call, input: AccountInput): TossErrorCode | null {
  const bank = bankOf(input.bank)
  if (bank === undefined || !virtualAccountBanks.includes(bank)) return 'INVALID_BANK'
  if (input.validHours !== undefined && input.dueDate !== undefined) {
    return 'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE'
  }
  if (input.validHours !== undefined && input.validHours > maxValidHours) {
    return 'EXCEED_MAX_VALID_HOURS'
  }
  if (input.dueDate !== undefined) {
    const dueAt = instantOf(input.dueDate)
    const now = state.clock.now()
    if (dueAt === undefined || dueAt <= now) return 'INVALID_DATE'
    if (dueAt - now > maxDueMs) return 'EXCEED_MAX_DUE_DATE'
  }
  return input.accountType === '고정' && input.accountKey === undefined
    ? 'REQUIRED_ACCOUNT_KEY'
    : null
}

function cashReceiptOf({ cashReceipt }: AccountInput) {
  const type: CashReceiptType | null =
    cashReceipt === undefined ? null : cashReceiptTypes[cashReceipt.type]
  if (type === null) return undefined
  return { type, registrationNumber: cashReceipt?.registrationNumber ?? '' }
}

export const virtualAccountOperations: readonly Operation[] = [issue]
