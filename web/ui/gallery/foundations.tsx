/** Colours and sizes of the design language. */
import type { JSX } from 'preact'
import { Specimen } from './specimen.tsx'

const colours = [
  'ground',
  'sunken',
  'raised',
  'tint',
  'line',
  'text',
  'text-soft',
  'text-faint',
  'blue',
  'blue-text',
  'blue-tint',
  'green-text',
  'amber-text',
  'red-text',
] as const

export function Colours(): JSX.Element {
  return (
    <Specimen name="색">
      <ul class="swatches">
        {colours.map((colour) => (
          <li key={colour} class="swatch">
            <span class={`swatch__colour swatch__colour--${colour}`} />
            <span class="faint">{colour}</span>
          </li>
        ))}
      </ul>
    </Specimen>
  )
}

export function Sizes(): JSX.Element {
  return (
    <Specimen name="글자">
      <div class="sizes">
        {[8, 7, 6, 5, 4, 3, 2, 1].map((size) => (
          <p key={size} class={`sizes__${size}`}>
            한 번에, 정확히 한 번 35,000원
          </p>
        ))}
      </div>
    </Specimen>
  )
}
