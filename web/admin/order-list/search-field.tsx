/** A word to look for: applied on Enter, on leaving the field, and when it is emptied. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon, TextField } from '../../ui/index.ts'

type Props = {
  name: string
  label: string
  hint: string
  value: string
  onValue: (value: string) => void
  testId: string
  icon?: boolean
}

export function SearchField({
  name,
  label,
  hint,
  value,
  onValue,
  testId,
  icon,
}: Props): JSX.Element {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const apply = (next: string): void => {
    if (next.trim() !== value) onValue(next.trim())
  }
  return (
    <form
      class={icon ? 'search-field search-field--icon' : 'search-field'}
      onSubmit={(event) => {
        event.preventDefault()
        apply(typed)
      }}
    >
      {icon ? <Icon name="search" size={18} /> : null}
      <TextField
        type="search"
        name={name}
        label={label}
        hideLabel
        placeholder={hint}
        data-testid={testId}
        enterKeyHint="search"
        autoComplete="off"
        maxLength={200}
        value={typed}
        onValue={(next) => {
          setTyped(next)
          if (next === '') apply(next)
        }}
        onBlur={() => apply(typed)}
      />
    </form>
  )
}
