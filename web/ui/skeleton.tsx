/** The outline of content that is on its way. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import './skeleton.css'

type Props = { lines?: number; kind?: 'text' | 'card' | 'tile' }

export function Skeleton({ lines = 3, kind = 'text' }: Props): JSX.Element {
  const text = useText()
  return (
    <div class={`skeleton skeleton--${kind}`} role="status">
      <span class="visually-hidden">{text.state.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}
