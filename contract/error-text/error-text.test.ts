/** No code lacks its text, in either language, and no text says more about the money than is known. */
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../error-code.ts'
import { tossCodes } from '../toss-code.ts'
import { en } from './en.ts'
import { paymentErrorText } from './error-text.ts'
import { ko } from './ko.ts'

const codes = [...errorCodes, ...tossCodes]

describe.each([
  ['ko', ko],
  ['en', en],
] as const)('texts in %s', (lang, texts) => {
  test.each(codes)('%s has a title and a body', (code) => {
    expect(texts[code].title).not.toBe('')
    expect(texts[code].body).not.toBe('')
  })

  test('there is no text without a code', () => {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort())
  })

  test('no text promises that nothing was charged, and none speaks of a stolen card', () => {
    for (const text of Object.values(texts)) {
      expect(`${text.title} ${text.body}`).not.toMatch(
        /빠져나가지|결제되지 않|청구되지|도난|not (been )?charged|stolen|no money/i,
      )
    }
  })

  test('an unknown code gets a text too', () => {
    for (const code of ['SOMETHING_NEW', 'constructor', '']) {
      expect(paymentErrorText(code, lang)).toEqual(texts.UNKNOWN)
    }
  })
})

test('while the outcome is open, the buyer is asked not to pay again', () => {
  for (const code of ['PROVIDER_ERROR', 'CARD_PROCESSING_ERROR', 'UNKNOWN_PAYMENT_ERROR']) {
    expect(paymentErrorText(code, 'ko').body).toContain('다시 결제하지 마세요')
    expect(paymentErrorText(code, 'en').body).toContain("don't pay again")
  }
})
