/** Settlements: what Toss will pay out for what was sold; for test merchants the list is empty. */

import { z } from 'zod'
import { methodInEnglish } from '../data/english-fields.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { type Answer, answerError, answerJson } from '../http/answer.ts'
import { checkedInput } from '../http/checked-input.ts'
import { type Call, type Operation, queryOf, visibleTo } from '../http/operation.ts'
import { koreanDate, koreanLocalInstant } from '../payment/korean-time.ts'
import { movementsBetween } from '../transaction/transaction-list.ts'
import { settlementOf } from './settlement.ts'

const defaultSize = 100
const maxSize = 5000
const dayMs = 86_400_000

const list: Operation = {
  name: 'settlements',
  method: 'GET',
  path: '/v1/settlements',
  handle(call) {
    if (call.declineCode !== null) return answerError(call.declineCode, call.language)
    const answer = listed(call)
    return typeof answer === 'string' ? answerError(answer, call.language) : answer
  },
}

function listed(call: Call): Answer | TossErrorCode {
  const { state, merchant, language } = call
  const query = queryOf(call)
  const { startDate, endDate, dateType = 'soldDate', page = '1' } = query
  const size = query.size ?? String(defaultSize)
  if (startDate === undefined || endDate === undefined) return 'INVALID_REQUIRED_PARAM'
  if (!isDate(startDate) || !isDate(endDate) || startDate > endDate) return 'INVALID_DATE'
  if (dateType !== 'soldDate' && dateType !== 'paidOutDate') return 'INVALID_REQUEST'
  if (!isCount(page) || !isCount(size)) return 'INVALID_REQUEST'
  if (Number(size) > maxSize) return 'EXCEED_MAX_QUERY_LIMIT'
  if (state.readings.settlements === 'empty') return answerJson([])

  const today = koreanDate(state.clock.now())
  const range = { fromMs: 0, toMs: state.clock.now(), family: merchant.family }
  if (dateType === 'soldDate') {
    range.fromMs = koreanLocalInstant(startDate) ?? 0
    range.toMs = (koreanLocalInstant(endDate) ?? 0) + dayMs - 1
  }
  const settlements = movementsBetween(state.payments, range)
    .map(settlementOf)
    // Records appear on the day after.
    .filter((each) => each.soldDate < today)
    .filter((each) => each[dateType] >= startDate && each[dateType] <= endDate)
  const first = (Number(page) - 1) * Number(size)
  const shown = settlements.slice(first, first + Number(size))
  if (language === 'ko') return answerJson(shown)
  return answerJson(
    shown.map((each) => ({ ...each, method: each.method && methodInEnglish(each.method) })),
  )
}

function isDate(text: string): boolean {
  return text.length === 10 && koreanLocalInstant(text) !== undefined
}

function isCount(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) > 0
}

const requestInput = z.object({ paymentKey: z.string().min(1).max(200) })

/** Settling by hand, for merchants whose contract says so. */
const request: Operation = {
  name: 'settlement-request',
  method: 'POST',
  path: '/v1/settlements',
  handle(call) {
    const { state, merchant, language, declineCode } = call
    if (declineCode !== null) return answerError(declineCode, language)
    const input = checkedInput(requestInput, call.body)
    if (typeof input === 'string') return answerError(input, language)
    const record = visibleTo(merchant, state.payments.find(input.paymentKey))
    if (record === undefined) return answerError('NOT_FOUND_PAYMENT', language)
    if (record.approvedAtMs === null) return answerError('INVALID_REQUEST', language)
    return answerJson({ result: true })
  },
}

export const settlementOperations: readonly Operation[] = [list, request]
