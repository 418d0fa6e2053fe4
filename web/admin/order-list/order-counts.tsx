/** How many orders are in which state; a count leads to its tab. */
import type { JSX } from 'preact'
import type { Stats } from '../../../contract/admin.ts'
import { useAdminText } from '../text/text.ts'
import { type StatusTab, statesOf } from './status-tab.ts'
import type { ChangeSearch } from './use-orders-search.ts'

type Props = { counts: Stats['counts']; onChange: ChangeSearch }

export function OrderCounts({ counts, onChange }: Props): JSX.Element {
  const { stats: text } = useAdminText()
  const shown: readonly [StatusTab, string, number][] = [
    ['all', text.orders, counts.total],
    ['paid', text.paid, counts.paid],
    ['pending', text.pending, counts.pending],
    ['failed', text.failed, counts.failed],
    ['partiallyRefunded', text.partiallyRefunded, counts.partiallyRefunded],
    ['refunded', text.fullyRefunded, counts.refunded],
    ['cancelled', text.cancelled, counts.cancelled],
  ]
  return (
    <ul class="counts">
      {shown.map(([tab, label, value]) => (
        <li key={tab}>
          <button
            type="button"
            class="counts__one"
            data-testid={`stat-${tab}`}
            onClick={() => onChange(statesOf(tab))}
          >
            <span class="counts__label">{label}</span>
            <span class="counts__value">{value.toLocaleString('en-US')}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
