/** The bar with a page's one main action: at the bottom of the screen on a phone, in its place on a wide one. */
import type { ComponentChildren, JSX } from 'preact'
import './bottom-bar.css'

type Props = {
  /** Stands above the action: a total, a warning. */
  note?: ComponentChildren
  children: ComponentChildren
}

export function BottomBar({ note, children }: Props): JSX.Element {
  return (
    <div class="bottom-bar">
      {note === undefined || note === null ? null : <div class="bottom-bar__note">{note}</div>}
      <div class="bottom-bar__actions">{children}</div>
    </div>
  )
}
