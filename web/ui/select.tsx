/** A choice out of a list, by the system's own control. */
import type { JSX, SelectHTMLAttributes } from 'preact'
import { Field, type FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'

export type Option<V extends string> = { value: V; label: string; disabled?: boolean }

type Props<V extends string> = FieldFrame & {
  value: V
  onValue: (value: V) => void
  options: readonly Option<V>[]
  optional?: string
} & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'value' | 'onInput' | 'class' | 'id' | 'label' | 'role'
  >

export function Select<V extends string>(props: Props<V>): JSX.Element {
  const { label, hint, error, hideLabel, optional, value, onValue, options, ...rest } = props
  return (
    <Field {...{ label, hint, error, hideLabel, optional }}>
      {(ids) => (
        <span class="control-frame">
          <select
            {...rest}
            {...ids}
            class="control select"
            value={value}
            onInput={(event) => onValue(event.currentTarget.value as V)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <span class="control-frame__suffix">
            <Icon name="down" size={20} />
          </span>
        </span>
      )}
    </Field>
  )
}
