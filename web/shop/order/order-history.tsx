/** What happened to an order, newest last, in the buyer's words. */
import type { JSX } from 'preact'
import type { OrderDetail } from '../../../contract/order.ts'
import { Card } from '../../ui/card.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Money } from '../../ui/money.tsx'
import { useShopText } from '../text/text.ts'

export function OrderHistory({ order }: { order: OrderDetail }): JSX.Element | null {
  const t = useShopText()
  const known = order.timeline.filter((entry) => t.timeline[entry.action] !== undefined)
  const entries = [...known].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
  if (entries.length === 0) return null
  return (
    <Card title={t.order.timeline}>
      <ol class="history">
        {entries.map((entry) => (
          <li key={`${entry.action} ${entry.createdAt}`} class="history__entry">
            <span>{t.timeline[entry.action]}</span>
            {entry.amount === null ? null : <Money amount={entry.amount} />}
            <span class="faint">
              <DateTime at={entry.createdAt} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
