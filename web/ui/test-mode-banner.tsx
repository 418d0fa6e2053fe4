/** Says on every page that the keys are for testing. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import './test-mode-banner.css'

export function TestModeBanner(): JSX.Element {
  return <p class="test-mode-banner">{useText().testMode}</p>
}
