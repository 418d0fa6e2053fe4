/** Where it goes: recipient, Korean address, and a word for the courier. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useShopText } from '../text/text.ts'
import type { FieldsProps } from './buyer-fields.tsx'
import { type CheckoutForm, memoKeys } from './checkout-form.ts'
import { PhoneField } from './phone-field.tsx'
import { PostcodeSearch } from './postcode-search.tsx'

export function ShippingFields({ form, errors, onChange, ships }: FieldsProps): JSX.Element {
  const t = useShopText().checkout
  return (
    <div class="stack">
      <Checkbox name="same" checked={form.same} onChecked={(same) => onChange({ same })}>
        {t.same}
      </Checkbox>
      {form.same ? null : <RecipientFields {...{ form, errors, onChange, ships }} />}
      <AddressFields {...{ form, errors, onChange, ships }} />
      <Select
        label={t.memo}
        name="shipping.memo"
        value={form.memo}
        onValue={(memo) => onChange({ memo })}
        options={memoKeys.map((value) => ({ value, label: t.memos[value] }))}
      />
      {form.memo === 'other' ? (
        <TextField
          label={t.memoOther}
          name="shipping.memoOther"
          maxLength={100}
          value={form.memoOther}
          onValue={(memoOther) => onChange({ memoOther })}
        />
      ) : null}
    </div>
  )
}

function RecipientFields({ form, errors, onChange }: FieldsProps): JSX.Element {
  const t = useShopText().checkout
  return (
    <>
      <TextField
        label={t.recipient}
        name="shipping.recipientName"
        autoComplete="shipping name"
        value={form.recipientName}
        onValue={(recipientName) => onChange({ recipientName })}
        error={errors.recipientName && t.errors[errors.recipientName]}
      />
      <PhoneField
        label={t.recipientPhone}
        name="shipping.phone"
        value={form.recipientPhone}
        onValue={(recipientPhone) => onChange({ recipientPhone })}
        error={errors.recipientPhone && t.errors[errors.recipientPhone]}
      />
    </>
  )
}

function AddressFields({ form, errors, onChange }: FieldsProps): JSX.Element {
  const t = useShopText().checkout
  const [searching, setSearching] = useState(false)
  const found = (address: Pick<CheckoutForm, 'zipCode' | 'address1'>): void => {
    setSearching(false)
    onChange(address)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[name="shipping.address2"]')?.focus(),
    )
  }
  return (
    <>
      <div class="zip">
        <TextField
          label={t.zip}
          name="shipping.zipCode"
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={5}
          value={form.zipCode}
          onValue={(zipCode) => onChange({ zipCode: zipCode.replace(/\D/g, '') })}
          error={errors.zipCode && t.errors[errors.zipCode]}
        />
        <Button variant="soft" class="zip__find" onClick={() => setSearching(true)}>
          {t.findAddress}
        </Button>
      </div>
      <TextField
        label={t.address1}
        name="shipping.address1"
        autoComplete="address-line1"
        maxLength={200}
        value={form.address1}
        onValue={(address1) => onChange({ address1 })}
        error={errors.address1 && t.errors[errors.address1]}
      />
      <TextField
        label={t.address2}
        name="shipping.address2"
        optional={t.optional}
        autoComplete="address-line2"
        maxLength={200}
        placeholder={t.address2Hint}
        value={form.address2}
        onValue={(address2) => onChange({ address2 })}
      />
      <PostcodeSearch open={searching} onClose={() => setSearching(false)} onFound={found} />
    </>
  )
}
