/** A white sheet that holds one matter; a heading makes it a section of the page. */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import './card.css'
import { classNames } from './class-names.ts'

type Props = {
  title?: string
  /** Stands at the right of the title. */
  action?: ComponentChildren
  tone?: 'plain' | 'line' | 'tint'
  class?: string
  children: ComponentChildren
}

export function Card({
  title,
  action,
  tone = 'plain',
  class: extra,
  children,
}: Props): JSX.Element {
  const id = useId()
  const look = classNames('card', `card--${tone}`, extra)
  if (title === undefined) return <div class={look}>{children}</div>
  return (
    <section class={look} aria-labelledby={id}>
      <header class="card__head">
        <h2 id={id}>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  )
}
