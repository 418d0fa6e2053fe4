/** GET /v1/transactions: one row for every approval and every cancel. */

import { methodInEnglish } from '../data/english-fields.ts'
import type { Language, TossErrorCode } from '../data/error-catalogue.ts'
import { type Answer, answerError, answerJson } from '../http/answer.ts'
import { type Call, type Operation, queryOf } from '../http/operation.ts'
import { koreanLocalInstant, koreanTime } from '../payment/korean-time.ts'
import { type Movement, movementsBetween } from './transaction-list.ts'

const defaultLimit = 100
const maxLimit = 5000

const list: Operation = {
  name: 'transactions',
  method: 'GET',
  path: '/v1/transactions',
  handle(call) {
    if (call.declineCode !== null) return answerError(call.declineCode, call.language)
    const answer = listed(call)
    return typeof answer === 'string' ? answerError(answer, call.language) : answer
  },
}

function listed(call: Call): Answer | TossErrorCode {
  const { state, merchant, language } = call
  const { startDate, endDate, startingAfter, limit = String(defaultLimit) } = queryOf(call)
  if (startDate === undefined || endDate === undefined) return 'INVALID_REQUIRED_PARAM'
  const fromMs = koreanLocalInstant(startDate)
  const toMs = koreanLocalInstant(endDate)
  if (fromMs === undefined || toMs === undefined || fromMs > toMs) return 'INVALID_DATE'
  if (!/^\d{1,9}$/.test(limit) || Number(limit) === 0) return 'INVALID_REQUEST'
  if (Number(limit) > maxLimit) return 'EXCEED_MAX_QUERY_LIMIT'

  const hidesLast = state.readings.transactionsVisibleAfterSeconds
  const movements = movementsBetween(state.payments, {
    fromMs,
    toMs: hidesLast === 0 ? toMs : Math.min(toMs, state.clock.now() - hidesLast * 1000),
    family: merchant.family,
  })
  const after = movements.findIndex((each) => each.transaction.transactionKey === startingAfter)
  if (startingAfter !== undefined && after === -1) return 'INVALID_REQUEST'
  const page = movements.slice(after + 1, after + 1 + Number(limit))
  return answerJson(page.map((movement) => row(movement, language)))
}

function row({ record: { payment, customerKey }, transaction }: Movement, language: Language) {
  const { mId, paymentKey, orderId, method, useEscrow, currency } = payment
  return {
    mId,
    transactionKey: transaction.transactionKey,
    paymentKey,
    orderId,
    method: method !== null && language === 'en' ? methodInEnglish(method) : method,
    customerKey: customerKey ?? null,
    useEscrow: useEscrow ?? false,
    receiptUrl: payment.receipt?.url ?? null,
    status: transaction.status,
    transactionAt: koreanTime(transaction.atMs),
    currency,
    amount: Math.abs(transaction.amount),
  }
}

export const transactionOperations: readonly Operation[] = [list]
