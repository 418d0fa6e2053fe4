/** A named part of the gallery. */
import type { ComponentChildren, JSX } from 'preact'

export function Specimen(props: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="specimen">
      <h3 class="specimen__name">{props.name}</h3>
      {props.children}
    </div>
  )
}
