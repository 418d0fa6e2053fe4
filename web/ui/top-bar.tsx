/** The bar at the top of every page: brand at the left, the page's own links at the right. */
import type { ComponentChildren, JSX } from 'preact'
import './top-bar.css'

type Props = { brand: ComponentChildren; children?: ComponentChildren; label: string }

export function TopBar({ brand, children, label }: Props): JSX.Element {
  return (
    <header class="top-bar">
      <div class="top-bar__inner">
        {brand}
        <nav class="top-bar__nav" aria-label={label}>
          {children}
        </nav>
      </div>
    </header>
  )
}
