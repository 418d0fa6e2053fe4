/** States of orders, payments and refunds as badges; a second one only where it says something more. */
import type { JSX } from 'preact'
import type {
  Order,
  OrderPaymentStatus,
  OrderStatus,
  PaymentStatus,
  RefundStatus,
} from '../../../contract/order.ts'
import { useText } from '../../text/text.ts'
import { Badge, type Tone } from '../../ui/index.ts'

const orderTone: Record<OrderStatus, Tone> = {
  created: 'neutral',
  pending_payment: 'neutral',
  paid: 'green',
  refunded: 'neutral',
  cancelled: 'neutral',
}
const orderPaymentTone: Record<OrderPaymentStatus, Tone> = {
  pending: 'neutral',
  confirming: 'amber',
  paid: 'green',
  partially_refunded: 'blue',
  refunded: 'neutral',
  failed: 'red',
}
const paymentTone: Record<PaymentStatus, Tone> = {
  PENDING: 'neutral',
  CONFIRMING: 'amber',
  WAITING_FOR_DEPOSIT: 'blue',
  SUCCESS: 'green',
  PARTIALLY_REFUNDED: 'blue',
  REFUNDED: 'neutral',
  FAILED: 'red',
  EXPIRED: 'neutral',
}
const refundTone: Record<RefundStatus, Tone> = {
  needs_approval: 'amber',
  pending: 'amber',
  succeeded: 'green',
  failed: 'red',
  rejected: 'neutral',
}

/** What an order's second badge would only repeat. */
const saidAlready: Record<OrderStatus, readonly OrderPaymentStatus[]> = {
  created: ['pending'],
  pending_payment: ['pending'],
  paid: ['paid'],
  refunded: ['refunded'],
  cancelled: ['pending'],
}

export function OrderBadges({ order }: { order: Pick<Order, 'status' | 'paymentStatus'> }) {
  const { status } = useText()
  const isMore = !saidAlready[order.status].includes(order.paymentStatus)
  return (
    <span class="row-badges" data-status={order.status} data-payment-status={order.paymentStatus}>
      <Badge tone={orderTone[order.status]}>{status.order[order.status]}</Badge>
      {isMore ? (
        <Badge tone={orderPaymentTone[order.paymentStatus]}>
          {status.orderPayment[order.paymentStatus]}
        </Badge>
      ) : null}
    </span>
  )
}

export function PaymentBadge({ status }: { status: PaymentStatus }): JSX.Element {
  return <Badge tone={paymentTone[status]}>{useText().status.payment[status]}</Badge>
}

export function RefundBadge({ status }: { status: RefundStatus }): JSX.Element {
  return <Badge tone={refundTone[status]}>{useText().status.refund[status]}</Badge>
}
