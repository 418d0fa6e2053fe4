/** POST /v1/payments/key-in: a card typed in by the shop. The same order id twice makes two payments. */

import { z } from 'zod'
import { issuerOf, maskedCardNumber } from '../data/card-numbers.ts'
import { answerError } from './answer.ts'
import { cardFields, isCardExpired } from './card-fields.ts'
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
import { installmentRefusal } from './installments.ts'
import type { Operation } from './operation.ts'

const minCardAmount = 100

const keyInInput = z.object({
  amount: amountField,
  orderId: orderIdField,
  orderName: orderNameField,
  ...cardFields,
  cardInstallmentPlan: optional(z.int().min(0)),
  useFreeInstallmentPlan: optional(z.boolean()),
  useCardPoint: optional(z.boolean()),
  taxFreeAmount: optional(won.min(0)),
  customerEmail: optional(emailField),
  customerName: optional(customerNameField),
  customerIp: optional(z.string().max(45)),
  metadata: optional(z.record(z.string().max(40), z.string().max(2000))),
})

const keyIn: Operation = {
  name: 'key-in',
  method: 'POST',
  path: '/v1/payments/key-in',
  handle(call) {
    const { state, merchant, language } = call
    // Typing in cards is a contract of its own, and never one of widget keys.
    if (merchant.family === 'widget') return answerError('NOT_SUPPORTED_METHOD', language)
    const input = checkedInput(keyInInput, call.body)
    if (typeof input === 'string') return answerError(input, language)
    if (isCardExpired(input, state.clock.now())) {
      return answerError('INVALID_CARD_EXPIRATION', language)
    }
    const months = input.cardInstallmentPlan ?? 0
    const refusal = installmentRefusal(months, input.amount)
    if (refusal !== null) return answerError(refusal, language)
    if (input.amount < minCardAmount) return answerError('BELOW_MINIMUM_AMOUNT', language)
    return payDirectly(call, {
      ...input,
      wishes: { customerName: input.customerName },
      choice: {
        method: 'CARD',
        cardCode: issuerOf(input.cardNumber),
        cardNumber: maskedCardNumber(input.cardNumber),
        installmentMonths: months,
        ownerType: input.customerIdentityNumber.length === 10 ? '법인' : '개인',
      },
    })
  },
}

export const keyInOperations: readonly Operation[] = [keyIn]
