/** The facts of an order under its result. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Money } from '../../ui/money.tsx'
import { Facts } from '../shared/facts.tsx'
import { methodText } from '../shared/payment/method-text.ts'
import { useShopText } from '../text/text.ts'

export function ResultFacts({ order }: { order: KnownResult }): JSX.Element {
  const text = useShopText()
  const t = text.result
  return (
    <Card tone="tint">
      <Facts
        facts={[
          { label: t.orderName, value: order.orderName },
          {
            label: t.orderNumber,
            value: (
              <>
                <span data-testid="order-number">{order.orderNumber}</span>
                <CopyButton compact value={order.orderNumber} label={t.orderNumber} />
              </>
            ),
          },
          { label: t.amount, value: <Money amount={order.totalAmount} /> },
          order.method === null ? null : { label: t.method, value: methodText(order.method, text) },
          order.paidAt === null ? null : { label: t.paidAt, value: <DateTime at={order.paidAt} /> },
        ]}
      />
    </Card>
  )
}
