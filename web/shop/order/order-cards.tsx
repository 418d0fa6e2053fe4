/** The parts of an order: items, payment, delivery, refunds, history. */
import type { JSX } from 'preact'
import type { OrderDetail, OrderItem } from '../../../contract/order.ts'
import { useText } from '../../text/text.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateTime } from '../../ui/date-time.tsx'
import { Money } from '../../ui/money.tsx'
import { type PriceLine, PriceTable } from '../../ui/price-table.tsx'
import { Facts } from '../shared/facts.tsx'
import { paymentText } from '../shared/payment/method-text.ts'
import { formatPhone } from '../shared/phone.ts'
import { quoteLines } from '../shared/quote-lines.ts'
import { useShopText } from '../text/text.ts'
import { OrderHistory } from './order-history.tsx'
import { OrderRefunds } from './order-refunds.tsx'

export function OrderCards({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText()
  return (
    <>
      <Card title={t.order.items}>
        <ul class="order__items">
          {order.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      </Card>
      <Payment order={order} />
      {order.shippingAddress === null ? null : <Shipping order={order} />}
      {order.refunds.length === 0 ? null : <OrderRefunds refunds={order.refunds} />}
      <OrderHistory order={order} />
    </>
  )
}

function Item({ item }: { item: OrderItem }): JSX.Element {
  const t = useShopText()
  return (
    <li class="row row--between">
      <span>
        {item.name}{' '}
        <span class="faint">
          {t.checkout.count(item.quantity)}
          {item.refundedQuantity > 0 ? ` · ${t.order.refundedOf(item.refundedQuantity)}` : ''}
        </span>
      </span>
      <Money amount={item.amount} />
    </li>
  )
}

function Payment({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText()
  const { action } = useText()
  const paid = order.payments.find((payment) => payment.approvedAt !== null)
  const ships = order.items.some((item) => item.kind === 'goods')
  const lines: PriceLine[] = quoteLines(order, t, ships)
  if (order.refundedAmount > 0) {
    lines.push({ label: t.price.refunded, amount: order.refundedAmount, minus: true })
  }
  return (
    <Card title={t.order.payment}>
      <div class="stack">
        <PriceTable lines={lines} total={{ label: t.price.total, amount: order.totalAmount }} />
        <Facts
          facts={[
            { label: t.order.orderedAt, value: <DateTime at={order.createdAt} /> },
            order.paidAt === null
              ? null
              : { label: t.order.paidAt, value: <DateTime at={order.paidAt} /> },
            paid === undefined ? null : { label: t.order.method, value: paymentText(paid, t) },
          ]}
        />
        {order.receiptUrl === null ? null : (
          <ButtonLink
            variant="secondary"
            href={order.receiptUrl}
            target="_blank"
            rel="noreferrer"
            data-testid="receipt"
          >
            {t.order.receipt}
            <span class="visually-hidden"> ({action.newTab})</span>
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}

function Shipping({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText()
  const to = order.shippingAddress ?? {}
  const { checkout } = t
  return (
    <Card title={t.order.shipping}>
      <Facts
        facts={[
          { label: checkout.recipient, value: to.recipientName ?? '–' },
          { label: checkout.phone, value: formatPhone(to.phone ?? '') || '–' },
          {
            label: checkout.address1,
            value: [to.zipCode && `(${to.zipCode})`, to.address1, to.address2]
              .filter(Boolean)
              .join(' '),
          },
          to.memo ? { label: checkout.memo, value: to.memo } : null,
        ]}
      />
    </Card>
  )
}
