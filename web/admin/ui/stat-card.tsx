/** One figure of the statistics, with a line that explains it. */
import type { ComponentChildren, JSX } from 'preact'
import { classNames } from '../../ui/index.ts'
import './stat-card.css'

type Props = {
  label: string
  value: ComponentChildren
  note?: ComponentChildren
  /** `attention`: somebody should look at this. */
  tone?: 'plain' | 'attention'
  wide?: boolean
  testId?: string
}

export function StatCard({ label, value, note, tone, wide, testId }: Props): JSX.Element {
  return (
    <div
      class={classNames(
        'stat-card',
        tone === 'attention' && 'stat-card--attention',
        wide && 'stat-card--wide',
      )}
      data-testid={testId}
    >
      <p class="stat-card__label">{label}</p>
      <p class="stat-card__value">{value}</p>
      {note === undefined ? null : <div class="stat-card__note">{note}</div>}
    </div>
  )
}
