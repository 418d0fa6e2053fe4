/** The main part of a page: names the document, takes focus after a change of page, and is where the skip link leads. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useText } from '../text/text.ts'
import { classNames } from './class-names.ts'
import './page.css'

let pagesShown = 0

type Props = {
  /** Of the document; the brand is added. */
  title: string
  /** `column`: narrow, for one task. `wide`: the whole width of the site. */
  width?: 'wide' | 'column' | 'middle'
  ground?: 'plain' | 'sunken'
  children: ComponentChildren
}

export function Page({ title, width = 'wide', ground = 'plain', children }: Props): JSX.Element {
  const text = useText()
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = title === '' ? text.brand : `${title} · ${text.brand}`
  }, [title, text.brand])
  useEffect(() => {
    pagesShown += 1
    // The first page of a visit leaves the focus where the browser put it.
    if (pagesShown === 1) return
    const heading = ref.current?.querySelector<HTMLElement>('h1[tabindex]')
    ;(heading ?? ref.current)?.focus({ preventScroll: true })
  }, [])
  return (
    <main
      ref={ref}
      id="main"
      tabIndex={-1}
      class={classNames('page', `page--${width}`, ground === 'sunken' && 'page--sunken')}
    >
      <div class="page__inner">{children}</div>
    </main>
  )
}

export function SkipLink(): JSX.Element {
  const text = useText()
  return (
    <a class="skip-link" href="#main">
      {text.action.skip}
    </a>
  )
}
