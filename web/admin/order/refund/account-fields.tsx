/** Where money from a virtual account goes back to. */
import type { JSX } from 'preact'
import { useLanguage } from '../../../text/language.ts'
import { Select, TextField } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { banks } from './banks.ts'
import type { RefundState } from './use-refund.ts'

export function AccountFields({ refund }: { refund: RefundState }): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const { form, errors, change } = refund
  return (
    <fieldset class="account">
      <legend>{text.account}</legend>
      <p class="faint">{text.accountBody}</p>
      <Select
        label={text.bank}
        data-testid="refund-bank"
        error={errors.includes('bank') ? text.error.bank : undefined}
        value={form.bank}
        onValue={(bank) => change({ bank })}
        options={[
          { value: '', label: text.chooseBank },
          ...banks.map((bank) => ({ value: bank.code, label: bank[language] })),
        ]}
      />
      <TextField
        label={text.accountNumber}
        hint={text.accountNumberHint}
        error={errors.includes('accountNumber') ? text.error.accountNumber : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        data-testid="refund-account-number"
        value={form.accountNumber}
        onValue={(typed) => change({ accountNumber: typed.replace(/\D/g, '') })}
      />
      <TextField
        label={text.holder}
        error={errors.includes('holder') ? text.error.holder : undefined}
        autoComplete="off"
        maxLength={60}
        data-testid="refund-holder"
        value={form.holderName}
        onValue={(holderName) => change({ holderName })}
      />
    </fieldset>
  )
}
