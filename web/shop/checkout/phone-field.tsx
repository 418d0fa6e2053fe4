/** A Korean mobile number, hyphenated while it is typed. */
import type { JSX } from 'preact'
import { TextField } from '../../ui/text-field.tsx'
import { formatPhone } from '../shared/phone.ts'

type Props = {
  label: string
  name: string
  value: string
  onValue: (value: string) => void
  error?: string | undefined
  optional?: string | undefined
}

export function PhoneField({ value, onValue, ...rest }: Props): JSX.Element {
  return (
    <TextField
      {...rest}
      type="tel"
      inputMode="tel"
      autoComplete="tel-national"
      placeholder="010-1234-5678"
      value={value}
      // Hyphens are set only while typing at the end: in the middle they would move the cursor.
      onValue={(typed, control) =>
        onValue(control.selectionEnd === typed.length ? formatPhone(typed) : typed)
      }
      onBlur={() => onValue(formatPhone(value))}
    />
  )
}
