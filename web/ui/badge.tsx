/** A word about a state, in a colour that only repeats what the word says. */
import type { ComponentChildren, JSX } from 'preact'
import './badge.css'

export type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red'

export function Badge(props: { tone?: Tone; children: ComponentChildren }): JSX.Element {
  return <span class={`badge badge--${props.tone ?? 'neutral'}`}>{props.children}</span>
}
