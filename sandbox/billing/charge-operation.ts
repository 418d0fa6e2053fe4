/** POST /v1/billing/{billingKey}: a charge to a registered card, which is done or refused at once. */

import { z } from 'zod'
import { isChargeable } from '../data/card-numbers.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { answerError } from '../http/answer.ts'
import {
  amountField,
  checkedInput,
  customerNameField,
  emailField,
  optional,
  orderIdField,
  orderNameField,
  won,
} from '../http/checked-input.ts'
import { payDirectly } from '../http/direct-payment.ts'
import { installmentRefusal } from '../http/installments.ts'
import type { Operation } from '../http/operation.ts'
import type { BillingRecord } from './billing.ts'
import { billingOf, contractRefusal, customerKeyField } from './billing-rules.ts'

const minCardAmount = 100

const chargeInput = z.object({
  amount: amountField,
  customerKey: customerKeyField,
  orderId: orderIdField,
  orderName: orderNameField,
  customerEmail: optional(emailField),
  customerName: optional(customerNameField),
  customerIp: optional(z.string().max(45)),
  customerMobilePhone: optional(z.string().max(20)),
  taxFreeAmount: optional(won.min(0)),
  taxExemptionAmount: optional(won.min(0)),
  cardInstallmentPlan: optional(z.int().min(0)),
  metadata: optional(z.record(z.string().max(40), z.string().max(2000))),
})

type ChargeInput = z.infer<typeof chargeInput>

const charge: Operation = {
  name: 'billing-charge',
  method: 'POST',
  path: '/v1/billing/:billingKey',
  handle(call) {
    const { language } = call
    const noContract = contractRefusal(call)
    if (noContract !== null) return answerError(noContract, language)
    const input = checkedInput(chargeInput, call.body)
    if (typeof input === 'string') return answerError(input, language)
    const record = billingOf(call)
    if (typeof record === 'string') return answerError(record, language)
    const refusal = refusalOf(record, input)
    if (refusal !== null) return answerError(refusal, language)
    const { card, customerKey } = record.billing
    return payDirectly(call, {
      ...input,
      type: 'BILLING',
      customerKey,
      wishes: { customerName: input.customerName },
      choice: {
        method: 'CARD',
        cardCode: card?.issuerCode,
        cardNumber: card?.number,
        ownerType: card?.ownerType,
        installmentMonths: input.cardInstallmentPlan ?? 0,
      },
    })
  },
}

function refusalOf(record: BillingRecord, input: ChargeInput): TossErrorCode | null {
  if (record.removedAtMs !== null) return 'ALREADY_REMOVED_BILLING_KEY'
  if (record.billing.customerKey !== input.customerKey) return 'NOT_MATCHES_CUSTOMER_KEY'
  if (!isChargeable(record.cardNumber)) return 'NOT_SUPPORTED_CARD_TYPE'
  if (input.amount < minCardAmount) return 'BELOW_MINIMUM_AMOUNT'
  return installmentRefusal(input.cardInstallmentPlan ?? 0, input.amount)
}

export const chargeOperations: readonly Operation[] = [charge]
