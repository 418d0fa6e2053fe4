/** Billing keys: issued for an auth key or for a card, and deleted. */

import { z } from 'zod'
import { wordInEnglish } from '../data/english-fields.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { type Answer, answerError, answerJson } from '../http/answer.ts'
import { cardFields, isCardExpired } from '../http/card-fields.ts'
import { checkedInput, customerNameField, emailField, optional } from '../http/checked-input.ts'
import type { Call, Operation } from '../http/operation.ts'
import { billingDeleted } from '../webhook/event-bodies.ts'
import { type Billing, type NewBilling, newBilling } from './billing.ts'
import { billingOf, contractRefusal, customerKeyField, maxCustomerKey } from './billing-rules.ts'

const issueInput = z.object({
  authKey: z.string().min(1).max(300),
  customerKey: customerKeyField,
})

const issue: Operation = {
  name: 'billing-issue',
  method: 'POST',
  path: '/v1/billing/authorizations/issue',
  handle(call) {
    const { state, merchant, language } = call
    const refusal = contractRefusal(call)
    if (refusal !== null) return answerError(refusal, language)
    const input = checkedInput(issueInput, call.body)
    if (typeof input === 'string') return answerError(input, language)
    const auth = state.billings.findAuth(input.authKey)
    if (auth === undefined || auth.isUsed || auth.family !== merchant.family) {
      return answerError('NOT_FOUND_BILLING', language)
    }
    if (auth.customerKey !== input.customerKey) {
      return answerError('NOT_MATCHES_CUSTOMER_KEY', language)
    }
    state.billings.saveAuth({ ...auth, isUsed: true })
    return issued(call, { merchant, customerKey: auth.customerKey, cardNumber: auth.cardNumber })
  },
}

const cardInput = z.object({
  customerKey: customerKeyField,
  ...cardFields,
  customerName: optional(customerNameField),
  customerEmail: optional(emailField),
})

const byCard: Operation = {
  name: 'billing-card',
  method: 'POST',
  path: '/v1/billing/authorizations/card',
  handle(call) {
    const { state, merchant, language } = call
    const refusal = contractRefusal(call)
    if (refusal !== null) return answerError(refusal, language)
    const input = checkedInput(cardInput, call.body)
    if (typeof input === 'string') return answerError(input, language)
    if (isCardExpired(input, state.clock.now())) {
      return answerError('INVALID_CARD_EXPIRATION', language)
    }
    const ownerType = input.customerIdentityNumber.length === 10 ? '법인' : '개인'
    return issued(call, { ...input, merchant, ownerType })
  },
}

function issued({ state, merchant, language }: Call, wanted: NewBilling): Answer {
  // Toss lets an over-long customer key through to its database, which then refuses it.
  if (wanted.customerKey.length > maxCustomerKey) {
    return answerError('FAILED_DB_PROCESSING', language)
  }
  const version = state.versionOf(merchant.family)
  const record = newBilling(wanted, { now: state.clock.now(), chance: state.chance, version })
  state.billings.save(record)
  return answerJson(language === 'ko' ? record.billing : inEnglish(record.billing))
}

function inEnglish(billing: Billing) {
  const { card } = billing
  return {
    ...billing,
    method: billing.method === '카드' ? 'Card' : 'Transfer',
    card: card && {
      ...card,
      cardType: wordInEnglish(card.cardType),
      ownerType: wordInEnglish(card.ownerType),
    },
  }
}

const remove: Operation = {
  name: 'billing-delete',
  method: 'DELETE',
  path: '/v1/billing/:billingKey',
  handle(call) {
    const { state, language } = call
    const refusal = contractRefusal(call)
    if (refusal !== null) return answerError(refusal, language)
    const record = billingOf(call)
    if (typeof record === 'string') return answerError(record, language)
    if (record.removedAtMs !== null) return removedAgain(call)
    const now = state.clock.now()
    state.billings.save({ ...record, removedAtMs: now })
    state.webhooks.emit([billingDeleted(record.billing.billingKey, null, now)])
    return { status: 200, body: '' }
  },
}

function removedAgain({ state, language }: Call): Answer {
  const { billingDeletedAgain } = state.readings
  return billingDeletedAgain === 'done'
    ? { status: 200, body: '' }
    : answerError(billingDeletedAgain satisfies TossErrorCode, language)
}

export const billingOperations: readonly Operation[] = [issue, byCard, remove]
