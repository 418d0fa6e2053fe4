/** Answers in Toss's shape: a Payment, or `{code, message}` with the status of the code. */

import { paymentInEnglish } from '../data/english-fields.ts'
import { errorBody, type Language, statusOf, type TossErrorCode } from '../data/error-catalogue.ts'
import type { Payment } from '../payment/payment.ts'

export type Answer = { status: number; body: string; retryAfterSeconds?: number }

export function answerPayment(payment: Payment, language: Language): Answer {
  return answerJson(language === 'ko' ? payment : paymentInEnglish(payment))
}

export function answerJson(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) }
}

export function answerError(code: TossErrorCode, language: Language): Answer {
  return { status: statusOf(code), body: errorBody(code, language) }
}

export function languageOf(acceptLanguage: string | null | undefined): Language {
  return acceptLanguage !== null && acceptLanguage !== undefined && /^\s*en\b/i.test(acceptLanguage)
    ? 'en'
    : 'ko'
}
