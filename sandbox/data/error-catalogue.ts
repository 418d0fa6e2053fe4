/** Looking up a Toss error: its status, and its body in the caller's language. */

import { tossErrors } from './toss-errors.ts'

export type TossErrorCode = keyof typeof tossErrors
export type Language = 'ko' | 'en'

export function isTossErrorCode(code: string): code is TossErrorCode {
  return Object.hasOwn(tossErrors, code)
}

export function statusOf(code: TossErrorCode): number {
  return tossErrors[code][0]
}

export function messageOf(code: TossErrorCode, language: Language): string {
  return tossErrors[code][language === 'ko' ? 1 : 2]
}

const bodies: Record<Language, Map<TossErrorCode, string>> = { ko: new Map(), en: new Map() }

/** The JSON body of an error, serialised once per language. */
export function errorBody(code: TossErrorCode, language: Language): string {
  let body = bodies[language].get(code)
  if (body === undefined) {
    body = JSON.stringify({ code, message: messageOf(code, language) })
    bodies[language].set(code, body)
  }
  return body
}
