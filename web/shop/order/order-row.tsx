/** One order of the list; the whole card leads to it. */
import type { JSX } from 'preact'
import type { Order } from '../../../contract/order.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Link } from '../shared/navigation.tsx'
import { OrderBadge } from '../shared/order-badge.tsx'
import { useShopText } from '../text/text.ts'

export function OrderRow({ order }: { order: Order }): JSX.Element {
  const t = useShopText().orders
  const name = t.item(
    order.items[0]?.name ?? order.orderNumber,
    Math.max(0, order.items.length - 1),
  )
  return (
    <li>
      <Link class="order-row" href={`/orders/${order.orderNumber}`} data-testid="order-row">
        <span class="order-row__text">
          <span class="order-row__head">
            <OrderBadge order={order} />
            <span class="faint">
              <DateTime at={order.createdAt} />
            </span>
          </span>
          <span class="order-row__name">{name}</span>
          <span class="order-row__amount">
            <Money amount={order.totalAmount} />
          </span>
          <span class="faint">{order.orderNumber}</span>
        </span>
        <Icon name="next" size={20} />
      </Link>
    </li>
  )
}
