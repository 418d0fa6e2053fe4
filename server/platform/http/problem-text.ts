/** The words of a problem in one language: Toss's own reason where we know it, else our code's. */
import type { ErrorCode } from '../../../contract/error-code.ts'
import { paymentErrorText } from '../../../contract/error-text/error-text.ts'
import type { Language } from './language.ts'

export type ProblemText = { title: string; body: string; language: Language }

export function problemText(
  code: ErrorCode,
  providerCode: string | undefined,
  language: Language,
): ProblemText {
  const unknown = paymentErrorText('UNKNOWN', language)
  const provider = providerCode === undefined ? unknown : paymentErrorText(providerCode, language)
  const text = provider === unknown ? paymentErrorText(code, language) : provider
  return { title: text.title, body: text.body, language }
}
