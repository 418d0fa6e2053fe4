/** Says on every page that the keys are for testing. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import './test-mode-banner.css'

export function TestModeBanner(): JSX.Element {
  const text = useText()
  return (
    <aside class="test-mode-banner" aria-label={text.testModeLabel}>
      {text.testMode}
    </aside>
  )
}
