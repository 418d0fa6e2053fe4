/** A few choices in one frame, one of them taken. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import './segmented.css'

type Props<V extends string> = {
  legend: string
  options: readonly { value: V; label: string }[]
  value: V
  onValue: (value: V) => void
}

export function Segmented<V extends string>(props: Props<V>): JSX.Element {
  const name = useId()
  return (
    <fieldset class="segmented">
      <legend class="visually-hidden">{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} class="segmented__one">
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onValue(value)}
          />
          <span class="segmented__face">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
