/** How much goes back; a figure that is not the whole balance makes it a partial refund. */
import type { JSX } from 'preact'
import { useLanguage } from '../../../text/language.ts'
import { TextField, wonText } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { digits, groupedDigits } from './refund-form.ts'
import type { RefundState } from './use-refund.ts'

export function AmountField({ refund }: { refund: RefundState }): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const { facts, form, errors, change } = refund
  const left = wonText(facts.balance, language)
  const error = errors.includes('tooMuch')
    ? text.error.tooMuch(left)
    : errors.includes('amount')
      ? text.error.amount
      : undefined
  return (
    <TextField
      label={text.amount}
      hint={text.amountHint(left)}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      data-testid="refund-amount"
      suffix={language === 'ko' ? '원' : 'KRW'}
      readOnly={!facts.canSplit}
      value={groupedDigits(form.mode === 'full' ? String(facts.balance) : form.amount)}
      onValue={(typed) => change({ mode: 'amount', amount: digits(typed) })}
    />
  )
}
