/** Cash receipts: issued for any amount and order, taken back, and listed by the day they were asked for. */

import { z } from 'zod'
import { wordInEnglish } from '../data/english-fields.ts'
import type { Language, TossErrorCode } from '../data/error-catalogue.ts'
import { type Answer, answerError, answerJson } from '../http/answer.ts'
import {
  amountField,
  checkedInput,
  optional,
  orderIdField,
  orderNameField,
  won,
} from '../http/checked-input.ts'
import { type Call, type Operation, queryOf } from '../http/operation.ts'
import { koreanLocalInstant, koreanTime } from '../payment/korean-time.ts'
import { type CashReceipt, cancelOfReceipt, currentReceipt, isRequestedOn } from './cash-receipt.ts'

/** Cash receipts became objects of their own with this version. */
const since = '2022-07-27'
const defaultLimit = 100
const maxLimit = 10_000
const testBusinessNumber = '0000000000'

const issueInput = z.object({
  amount: amountField,
  orderId: orderIdField,
  orderName: orderNameField,
  type: z.enum(['소득공제', '지출증빙']),
  customerIdentityNumber: z.string().min(1).max(30),
  taxFreeAmount: optional(won.min(0)),
})

/** The order need not exist, and twice the same order makes two receipts: Toss checks neither. */
const issue: Operation = {
  name: 'cash-receipt-issue',
  method: 'POST',
  path: '/v1/cash-receipts',
  since,
  handle({ state, merchant, language, body, declineCode }) {
    if (declineCode !== null) return answerError(declineCode, language)
    const input = checkedInput(issueInput, body)
    if (typeof input === 'string') return answerError(input, language)
    const { taxFreeAmount = 0, ...rest } = input
    if (taxFreeAmount > input.amount) return answerError('INVALID_REQUEST', language)
    const now = state.clock.now()
    const receiptKey = state.chance.alphanumeric(52)
    const { receipt } = state.cashReceipts.add({
      family: merchant.family,
      requestedAtMs: now,
      originalKey: null,
      receipt: {
        receiptKey,
        orderId: rest.orderId,
        orderName: rest.orderName,
        type: rest.type,
        issueNumber: state.chance.digits(9),
        receiptUrl: `${state.origin}/receipt/${receiptKey}`,
        businessNumber: testBusinessNumber,
        transactionType: 'CONFIRM',
        amount: rest.amount,
        taxFreeAmount,
        issueStatus: 'IN_PROGRESS',
        failure: null,
        customerIdentityNumber: rest.customerIdentityNumber,
        requestedAt: koreanTime(now),
      },
    })
    return answerJson(shown(receipt, language))
  },
}

const cancelInput = z.object({ amount: optional(amountField) })

const cancel: Operation = {
  name: 'cash-receipt-cancel',
  method: 'POST',
  path: '/v1/cash-receipts/:receiptKey/cancel',
  since,
  handle(call) {
    if (call.declineCode !== null) return answerError(call.declineCode, call.language)
    const answer = cancelled(call)
    return typeof answer === 'string' ? answerError(answer, call.language) : answer
  },
}

function cancelled({ state, merchant, params, body, language }: Call): Answer | TossErrorCode {
  const input = checkedInput(cancelInput, body)
  if (typeof input === 'string') return input
  const { receiptKey = '' } = params
  const record = state.cashReceipts.find(receiptKey)
  if (record === undefined || record.family !== merchant.family) return 'NOT_FOUND'
  const left = record.receipt.amount - state.cashReceipts.cancelledAmount(receiptKey)
  if (left === 0) return 'ALREADY_CANCELED_PAYMENT'
  const amount = input.amount ?? left
  if (amount > left) return 'NOT_CANCELABLE_AMOUNT'
  const made = state.cashReceipts.add(cancelOfReceipt(record, amount, state.clock.now()))
  return answerJson(shown(made.receipt, language))
}

const list: Operation = {
  name: 'cash-receipt-list',
  method: 'GET',
  path: '/v1/cash-receipts',
  since,
  handle(call) {
    if (call.declineCode !== null) return answerError(call.declineCode, call.language)
    const answer = listed(call)
    return typeof answer === 'string' ? answerError(answer, call.language) : answer
  },
}

function listed(call: Call): Answer | TossErrorCode {
  const { state, merchant, language } = call
  const { requestDate, cursor = '0', limit = String(defaultLimit) } = queryOf(call)
  if (requestDate === undefined) return 'INVALID_REQUIRED_PARAM'
  if (requestDate.length !== 10 || koreanLocalInstant(requestDate) === undefined) {
    return 'INVALID_DATE'
  }
  if (!/^\d{1,15}$/.test(cursor) || !/^[1-9]\d{0,8}$/.test(limit)) return 'INVALID_REQUEST'
  if (Number(limit) > maxLimit) return 'EXCEED_MAX_QUERY_LIMIT'

  const found = [...state.cashReceipts.all()].filter(
    (record) =>
      record.family === merchant.family &&
      record.sequence > Number(cursor) &&
      isRequestedOn(record, requestDate),
  )
  const page = found.slice(0, Number(limit))
  const now = state.clock.now()
  return answerJson({
    hasNext: found.length > page.length,
    lastCursor: page.at(-1)?.sequence ?? Number(cursor),
    data: page.map((record) => shown(currentReceipt(record, now), language)),
  })
}

function shown(receipt: CashReceipt, language: Language) {
  return language === 'ko' ? receipt : { ...receipt, type: wordInEnglish(receipt.type) }
}

export const cashReceiptOperations: readonly Operation[] = [issue, cancel, list]
