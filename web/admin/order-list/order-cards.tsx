/** The list on a phone: one order a card. */
import type { JSX } from 'preact'
import type { AdminOrder } from '../../../contract/admin.ts'
import { DateTime } from '../../ui/index.ts'
import { AdminLink } from '../navigation.tsx'
import { useAdminText } from '../text/text.ts'
import { OrderBadges } from '../ui/index.ts'
import { goodsText, orderPath } from './order-line.ts'
import { Amount } from './order-table.tsx'

export function OrderCards({ orders }: { orders: readonly AdminOrder[] }): JSX.Element {
  const { list, method } = useAdminText()
  return (
    <ul class="order-cards" aria-label={list.table}>
      {orders.map((order) => (
        <li key={order.id} class="order-card" data-testid="order-row">
          <div class="order-card__line">
            <AdminLink to={orderPath(order)} class="row-link mono">
              {order.orderNumber}
            </AdminLink>
            <OrderBadges order={order} />
          </div>
          <div class="order-card__line">
            <span class="order-card__goods">{goodsText(order, list.more)}</span>
            <Amount order={order} />
          </div>
          <p class="order-card__facts">
            <span>{order.buyer?.name ?? order.buyer?.email ?? '–'}</span>
            {order.method === null ? null : <span>{method[order.method] ?? order.method}</span>}
            <DateTime at={order.createdAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}
