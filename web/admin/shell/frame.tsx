/** The frame of a page without the shell: before sign-in, or where somebody may not come in. */
import type { ComponentChildren, JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { LanguageSwitch, ThemeSwitch } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'

type Props = { banner?: ComponentChildren; children: ComponentChildren }

export function Frame({ banner, children }: Props): JSX.Element {
  const text = useText()
  const { title } = useAdminText()
  return (
    <div class="frame">
      <header>
        {banner}
        <div class="frame__bar">
          <span class="brand">
            {text.brand} <span class="brand__part">{title}</span>
          </span>
          <span class="frame__tools">
            <LanguageSwitch />
            <ThemeSwitch />
          </span>
        </div>
      </header>
      <main id="main" class="frame__main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
