/** What was bought, and how its price comes about. */
import type { JSX } from 'preact'
import type { AdminOrder } from '../../../contract/admin.ts'
import type { OrderItem } from '../../../contract/order.ts'
import { Badge, Card, Money, PriceTable } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'

export function OrderItems({ order }: { order: AdminOrder }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <Card title={text.items}>
      <ul class="items">
        {order.items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <div class="items__sum">
        <PriceTable
          lines={[
            { label: text.subtotal, amount: order.subtotal },
            ...(order.discount > 0
              ? [{ label: text.discount, amount: order.discount, minus: true }]
              : []),
            {
              label: text.shippingFee,
              amount: order.shippingFee,
              ...(order.shippingFee === 0 ? { note: text.free } : {}),
            },
            ...(order.taxFreeAmount > 0
              ? [{ label: text.taxFree, amount: order.taxFreeAmount }]
              : []),
          ]}
          total={{ label: text.total, amount: order.totalAmount }}
        />
      </div>
    </Card>
  )
}

function Item({ item }: { item: OrderItem }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <li class="items__one">
      <span class="items__name">
        {item.name}
        {item.kind === 'course' ? <Badge tone="blue">{text.course}</Badge> : null}
        {item.refundedQuantity > 0 ? (
          <Badge>{text.refundedQuantity(item.refundedQuantity)}</Badge>
        ) : null}
      </span>
      <span class="faint">
        <Money amount={item.unitPrice} /> {text.quantity(item.quantity)}
      </span>
      <span class="items__amount">
        <Money amount={item.amount} />
      </span>
    </li>
  )
}
