/** The state of an order in one word. */
import type { JSX } from 'preact'
import type { Order } from '../../../contract/order.ts'
import type { Text } from '../../text/ko.ts'
import { useText } from '../../text/text.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

type State = Pick<Order, 'status' | 'paymentStatus'>

export function OrderBadge({ order }: { order: State }): JSX.Element {
  const text = useText()
  const { tone, label } = orderBadge(order, text)
  return <Badge tone={tone}>{label}</Badge>
}

export function orderBadge(order: State, text: Text): { tone: Tone; label: string } {
  if (order.status === 'cancelled') return { tone: 'neutral', label: text.status.order.cancelled }
  const label = text.status.orderPayment[order.paymentStatus]
  return { tone: tones[order.paymentStatus], label }
}

const tones: Record<Order['paymentStatus'], Tone> = {
  pending: 'blue',
  confirming: 'amber',
  paid: 'green',
  partially_refunded: 'amber',
  refunded: 'neutral',
  failed: 'red',
}
