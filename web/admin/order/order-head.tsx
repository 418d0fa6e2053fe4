/** The head of an order: number, states, sums, and what can be done with it. */
import type { JSX } from 'preact'
import type { AdminOrderDetail } from '../../../contract/admin.ts'
import { CopyButton, DateTime, Money } from '../../ui/index.ts'
import { useCanRefund } from '../shell/staff.ts'
import { useAdminText } from '../text/text.ts'
import { OrderBadges } from '../ui/index.ts'
import { RefundAction } from './refund/refund-action.tsx'
import { SyncAction, SyncChanges, useSync } from './sync-action.tsx'

type Props = { id: string; detail: AdminOrderDetail }

export function OrderHead({ id, detail }: Props): JSX.Element {
  const text = useAdminText()
  const canRefund = useCanRefund()
  const sync = useSync(id)
  const { order } = detail
  return (
    <header class="order-head">
      <div class="order-head__top">
        <div class="order-head__name">
          <h1 tabIndex={-1}>{order.orderNumber}</h1>
          <CopyButton value={order.orderNumber} label={text.order.number} />
          <OrderBadges order={order} />
        </div>
        {canRefund ? (
          <div class="order-head__actions">
            <SyncAction sync={sync} />
            <RefundAction id={id} detail={detail} />
          </div>
        ) : null}
      </div>
      <Sums detail={detail} />
      <SyncChanges sync={sync} />
    </header>
  )
}

function Sums({ detail }: { detail: AdminOrderDetail }): JSX.Element {
  const { order: text } = useAdminText()
  const { order, refundable } = detail
  const isPaid = order.paidAt !== null
  return (
    <dl class="sums">
      <div>
        <dt>{text.total}</dt>
        <dd>
          <Money amount={order.totalAmount} />
        </dd>
      </div>
      <div>
        <dt>{text.given}</dt>
        <dd>
          <Money amount={order.refundedAmount} minus />
        </dd>
      </div>
      <div>
        <dt>{text.left}</dt>
        <dd data-testid="refundable">
          <Money amount={refundable.amount} />
        </dd>
      </div>
      <div>
        <dt>{isPaid ? text.paidAt : text.createdAt}</dt>
        <dd class="sums__time">
          <DateTime at={isPaid ? order.paidAt : order.createdAt} />
        </dd>
      </div>
    </dl>
  )
}
