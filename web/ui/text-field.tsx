/** One line of text, or several. */
import type { JSX, PartialInputHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import { Field, type FieldFrame } from './field.tsx'

type Shared = FieldFrame & {
  value: string
  onValue: (value: string, control: HTMLInputElement | HTMLTextAreaElement) => void
  /** Shown after the label of a field that may stay empty. */
  optional?: string
}

export type TextKind = 'text' | 'email' | 'password' | 'tel' | 'search' | 'number' | 'date'

type InputProps = Shared & {
  type?: TextKind
  suffix?: string
} & Omit<
    PartialInputHTMLAttributes<HTMLInputElement>,
    'value' | 'onInput' | 'class' | 'id' | 'label' | 'role' | 'type'
  >

export function TextField(props: InputProps): JSX.Element {
  const { label, hint, error, hideLabel, optional, value, onValue, suffix, type, ...rest } = props
  return (
    <Field {...{ label, hint, error, hideLabel, optional }}>
      {(ids) => (
        <span class="control-frame">
          <input
            {...rest}
            {...ids}
            // The typings know one shape of props per type; all of ours share that of text.
            type={(type ?? 'text') as 'text'}
            class="control"
            value={value}
            onInput={(event) => onValue(event.currentTarget.value, event.currentTarget)}
          />
          {suffix === undefined ? null : <span class="control-frame__suffix">{suffix}</span>}
        </span>
      )}
    </Field>
  )
}

type AreaProps = Shared &
  Omit<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'value' | 'onInput' | 'class' | 'id' | 'label' | 'role'
  >

export function TextArea(props: AreaProps): JSX.Element {
  const { label, hint, error, hideLabel, optional, value, onValue, ...rest } = props
  return (
    <Field {...{ label, hint, error, hideLabel, optional }}>
      {(ids) => (
        <textarea
          rows={3}
          {...rest}
          {...ids}
          class="control"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value, event.currentTarget)}
        />
      )}
    </Field>
  )
}
