/** Every refund of the order, with why, by whom and how far it is. */
import type { JSX } from 'preact'
import type { OrderItem, Refund } from '../../../contract/order.ts'
import { Card, CopyButton, DateTime, Money } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { DescriptionList, RefundBadge } from '../ui/index.ts'

type Props = { refunds: readonly Refund[]; items: readonly OrderItem[] }

export function OrderRefunds({ refunds, items }: Props): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <Card title={text.refunds}>
      {refunds.length === 0 ? <p class="faint">{text.noRefunds}</p> : null}
      <ul class="attempts">
        {refunds.map((refund) => (
          <li key={refund.id} class="attempts__one" data-testid="refund">
            <div class="attempts__head">
              <RefundBadge status={refund.status} />
              <strong>
                <Money amount={refund.amount} />
              </strong>
              <span class="soft">{itemsText(refund, items)}</span>
            </div>
            <RefundFacts refund={refund} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function RefundFacts({ refund }: { refund: Refund }): JSX.Element {
  const { order: text, log } = useAdminText()
  return (
    <DescriptionList
      facts={[
        { label: text.refundReason, value: refund.reason },
        {
          label: text.requestedBy,
          value: log.performer[refund.requestedBy] ?? refund.requestedBy,
        },
        { label: text.requestedAt, value: <DateTime at={refund.createdAt} /> },
        {
          label: text.completedAt,
          value: refund.completedAt === null ? null : <DateTime at={refund.completedAt} />,
        },
        {
          label: text.dueAt,
          value:
            refund.dueAt === null || refund.completedAt !== null ? null : (
              <DateTime at={refund.dueAt} />
            ),
        },
        {
          label: text.transactionKey,
          value:
            refund.transactionKey === null ? null : (
              <>
                <span class="mono">{refund.transactionKey}</span>
                <CopyButton value={refund.transactionKey} label={text.transactionKey} />
              </>
            ),
        },
      ]}
    />
  )
}

function itemsText(refund: Refund, items: readonly OrderItem[]): string {
  return refund.items
    .map(({ orderItemId, quantity }) => {
      const name = items.find((item) => item.id === orderItemId)?.name ?? ''
      return `${name} × ${quantity}`
    })
    .join(', ')
}
