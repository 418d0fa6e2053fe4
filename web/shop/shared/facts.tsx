/** Names and values in two columns: what a receipt is made of. */
import type { ComponentChildren, JSX } from 'preact'
import './facts.css'

export type Fact = { label: string; value: ComponentChildren }

export function Facts({ facts }: { facts: readonly (Fact | null)[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map((fact) =>
        fact === null ? null : (
          <div key={fact.label} class="facts__line">
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
