/** Who orders. */
import type { JSX } from 'preact'
import { TextField } from '../../ui/text-field.tsx'
import { useShopText } from '../text/text.ts'
import type { CheckoutForm, FormErrors } from './checkout-form.ts'
import { PhoneField } from './phone-field.tsx'

export type FieldsProps = {
  form: CheckoutForm
  errors: FormErrors
  onChange: (part: Partial<CheckoutForm>) => void
  ships: boolean
}

export function BuyerFields({ form, errors, onChange, ships }: FieldsProps): JSX.Element {
  const t = useShopText().checkout
  const errorOf = (name: keyof CheckoutForm) => {
    const error = errors[name]
    return error === undefined ? undefined : t.errors[error]
  }
  return (
    <div class="stack">
      <TextField
        label={t.name}
        name="buyer.name"
        autoComplete="name"
        value={form.buyerName}
        onValue={(buyerName) => onChange({ buyerName })}
        error={errorOf('buyerName')}
      />
      <PhoneField
        label={t.phone}
        name="buyer.phone"
        optional={ships ? undefined : t.optional}
        value={form.buyerPhone}
        onValue={(buyerPhone) => onChange({ buyerPhone })}
        error={errorOf('buyerPhone')}
      />
      <TextField
        label={t.email}
        name="buyer.email"
        type="email"
        inputMode="email"
        autoComplete="email"
        value={form.buyerEmail}
        onValue={(buyerEmail) => onChange({ buyerEmail })}
        error={errorOf('buyerEmail')}
      />
    </div>
  )
}
