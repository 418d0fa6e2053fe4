/** A small number with a button on either side. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import { Icon } from './icon.tsx'
import './stepper.css'

type Props = {
  /** What is counted, for readers. */
  label: string
  value: number
  min?: number
  max?: number
  onValue: (value: number) => void
}

export function Stepper({ label, value, min = 1, max = 9999, onValue }: Props): JSX.Element {
  const text = useText()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div class="stepper" role="group" aria-label={label}>
      <button
        type="button"
        class="stepper__button"
        aria-label={`${label} ${text.action.decrease}`}
        disabled={value <= min}
        onClick={() => onValue(value - 1)}
      >
        <Icon name="minus" size={18} />
      </button>
      <output class="stepper__value" aria-live="polite">
        {value}
      </output>
      <button
        type="button"
        class="stepper__button"
        aria-label={`${label} ${text.action.increase}`}
        disabled={value >= max}
        onClick={() => onValue(value + 1)}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  )
}
