/** The two choices that every page offers: theme and language. */
import type { JSX } from 'preact'
import { setLanguage, useLanguage } from '../text/language.ts'
import { useText } from '../text/text.ts'
import { Icon } from './icon.tsx'
import { setTheme, useTheme } from './theme.ts'

export function ThemeSwitch(): JSX.Element {
  const text = useText()
  const next = useTheme() === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      class="bar-link"
      data-testid="theme-switch"
      aria-label={next === 'dark' ? text.theme.toDark : text.theme.toLight}
      onClick={() => setTheme(next)}
    >
      <Icon name={next === 'dark' ? 'moon' : 'sun'} size={20} />
    </button>
  )
}

export function LanguageSwitch({ onSwitched }: { onSwitched?: () => void }): JSX.Element {
  const text = useText()
  const next = useLanguage() === 'ko' ? 'en' : 'ko'
  return (
    <button
      type="button"
      class="bar-link"
      data-testid="language-switch"
      lang={next}
      aria-label={text.language.label}
      onClick={() => void setLanguage(next).then(onSwitched)}
    >
      {text.language.switchTo}
    </button>
  )
}
