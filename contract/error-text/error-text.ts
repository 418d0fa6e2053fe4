/** What a buyer reads for an error code; pages address a text as `ui.payment.error.<CODE>`. */
import { en } from './en.ts'
import { ko } from './ko.ts'

export type ErrorText = { title: string; body: string }

/** A code that nobody has told us about gets a text that promises nothing about the money. */
export function paymentErrorText(code: string, lang: 'ko' | 'en'): ErrorText {
  const texts: Record<string, ErrorText> = lang === 'en' ? en : ko
  const known = Object.hasOwn(texts, code) ? texts[code] : undefined
  return known ?? (lang === 'en' ? en : ko).UNKNOWN
}
