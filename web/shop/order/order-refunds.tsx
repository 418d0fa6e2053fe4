/** What was given back of an order, and what is on its way. */
import type { JSX } from 'preact'
import type { Refund } from '../../../contract/order.ts'
import { useText } from '../../text/text.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Money } from '../../ui/money.tsx'
import { useShopText } from '../text/text.ts'

const tones: Record<Refund['status'], Tone> = {
  needs_approval: 'amber',
  pending: 'amber',
  succeeded: 'green',
  failed: 'red',
  rejected: 'neutral',
}

export function OrderRefunds({ refunds }: { refunds: readonly Refund[] }): JSX.Element {
  const t = useShopText().order
  const { status } = useText()
  return (
    <Card title={t.refunds}>
      <ul class="order__items">
        {refunds.map((refund) => (
          <li key={refund.id} class="refund">
            <span class="row row--between">
              <Badge tone={tones[refund.status]}>{status.refund[refund.status]}</Badge>
              <strong>
                <Money amount={refund.amount} />
              </strong>
            </span>
            <span class="faint">
              <DateTime at={refund.completedAt ?? refund.createdAt} /> · {refund.reason}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
