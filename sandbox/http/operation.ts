/** One operation of Toss's API: where it is called, and what it does with a call that may go through. */

import type { Language, TossErrorCode } from '../data/error-catalogue.ts'
import type { Merchant } from '../data/merchants.ts'
import type { OperationName } from '../data/operation-names.ts'
import type { Outcome } from '../payment/outcome.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import type { State } from '../state/state.ts'
import { type Answer, answerError, answerPayment } from './answer.ts'

export type Call = {
  state: State
  merchant: Merchant
  language: Language
  params: Readonly<Record<string, string>>
  /** What stands behind the question mark. */
  search: string
  /** The parsed JSON of a POST. */
  body: unknown
  /** A fault wants this call declined. */
  declineCode: TossErrorCode | null
}

export type Operation = {
  /** The name by which faults and the request log know it. */
  name: OperationName
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** The API version that brought it; merchants of an older one are told to update. */
  since?: string
  /** What two calls must not work on at the same time. */
  subject?(body: unknown): string | undefined
  handle(call: Call): Answer
}

/** Payments of another merchant do not exist for this one. */
export function visibleTo(
  merchant: Merchant,
  record: PaymentRecord | undefined,
  version?: string,
): PaymentRecord | undefined {
  if (record === undefined || record.family === merchant.family) return record
  if (record.family !== null) return undefined
  // A payment of the control API belongs to nobody until a merchant acts on it.
  const { mId, family } = merchant
  const payment = { ...record.payment, mId, version: version ?? record.payment.version }
  return { ...record, family, payment }
}

/** The query of a GET, as the fields of an object. */
export function queryOf({ search }: Call): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** Writes what the outcome changed, and answers it. */
export function answerOutcome({ state, language }: Call, outcome: Outcome): Answer {
  if (outcome.record !== undefined) state.payments.save(outcome.record)
  return outcome.kind === 'done'
    ? answerPayment(outcome.record.payment, language)
    : answerError(outcome.code, language)
}
