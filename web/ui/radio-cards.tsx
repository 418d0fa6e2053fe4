/** One choice out of a few, each a card to press. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import './radio-cards.css'

export type RadioCard<V extends string> = {
  value: V
  label: string
  hint?: string
  icon?: IconName
}

type Props<V extends string> = {
  legend: string
  cards: readonly RadioCard<V>[]
  value: V
  onValue: (value: V) => void
  hideLegend?: boolean
}

export function RadioCards<V extends string>(props: Props<V>): JSX.Element {
  const name = useId()
  return (
    <fieldset class="radio-cards">
      <legend class={props.hideLegend ? 'visually-hidden' : 'radio-cards__legend'}>
        {props.legend}
      </legend>
      {props.cards.map((card) => (
        <label key={card.value} class="radio-card">
          <input
            type="radio"
            class="radio-card__input"
            name={name}
            value={card.value}
            checked={card.value === props.value}
            onChange={() => props.onValue(card.value)}
          />
          <span class="radio-card__face">
            {card.icon === undefined ? null : <Icon name={card.icon} size={22} />}
            <span class="radio-card__label">{card.label}</span>
            {card.hint === undefined ? null : <span class="radio-card__hint">{card.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
