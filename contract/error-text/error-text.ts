/** What a buyer reads for an error code: addressed by pages as `ui.payment.error.<CODE>`. */
import { en } from './en.ts'
import { ko } from './ko.ts'

export type ErrorText = { title: string; body: string }

/** A code that nobody has told us about gets a text that promises nothing about the money. */
export function paymentErrorText(code: string, lang: 'ko' | 'en'): ErrorText {
  const texts: Record<string, ErrorText> = lang === 'en' ? en : ko
  return Object.hasOwn(texts, code) ? (texts[code] ?? texts.UNKNOWN ?? en.UNKNOWN) : (lang === 'en' ? en : ko).UNKNOWN
}
