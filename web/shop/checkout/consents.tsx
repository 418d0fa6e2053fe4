/** The required agreements: none ticked in advance, each with its text in place. */
import type { JSX } from 'preact'
import { Checkbox } from '../../ui/checkbox.tsx'
import { useShopText } from '../text/text.ts'
import type { FieldsProps } from './buyer-fields.tsx'

export function Consents({ form, errors, onChange }: FieldsProps): JSX.Element {
  const t = useShopText().checkout
  const all = form.consentOrder && form.consentPrivacy
  return (
    <div class="consents">
      <Checkbox
        strong
        name="consent.all"
        checked={all}
        onChecked={(checked) => onChange({ consentOrder: checked, consentPrivacy: checked })}
      >
        {t.consentAll}
      </Checkbox>
      <Checkbox
        name="consent.order"
        checked={form.consentOrder}
        onChecked={(consentOrder) => onChange({ consentOrder })}
        error={errors.consentOrder && t.errors[errors.consentOrder]}
      >
        {t.consentOrder}
      </Checkbox>
      <Terms label={t.consentOrder} text={t.orderTerms} />
      <Checkbox
        name="consent.privacy"
        checked={form.consentPrivacy}
        onChecked={(consentPrivacy) => onChange({ consentPrivacy })}
        error={errors.consentPrivacy && t.errors[errors.consentPrivacy]}
      >
        {t.consentPrivacy}
      </Checkbox>
      <Terms label={t.consentPrivacy} text={t.privacyTerms} />
    </div>
  )
}

function Terms({ label, text }: { label: string; text: string }): JSX.Element {
  const t = useShopText().checkout
  return (
    <details class="terms">
      <summary>
        {t.consentRead}
        <span class="visually-hidden">: {label}</span>
      </summary>
      <p>{text}</p>
    </details>
  )
}
