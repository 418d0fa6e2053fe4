/** Names and values of one thing; what has no value is left out. */
import type { ComponentChildren, JSX } from 'preact'
import './description-list.css'

export type Fact = { label: string; value: ComponentChildren }

export function DescriptionList({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label} class="facts__line">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
