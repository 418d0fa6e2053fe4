/** Says on every page that nobody can buy right now. */
import type { JSX } from 'preact'
import { Icon } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'

export function PausedBanner(): JSX.Element {
  const { shell } = useAdminText()
  return (
    <p class="paused-banner" role="status" data-testid="paused-banner">
      <Icon name="alert" size={18} />
      <span>
        <strong>{shell.paused}</strong> {shell.pausedBody}
      </span>
    </p>
  )
}
