/** The list on a wide screen: one order a row, and the whole row is a link. */
import type { JSX } from 'preact'
import type { AdminOrder } from '../../../contract/admin.ts'
import { type Column, DateTime, Money, Table } from '../../ui/index.ts'
import { AdminLink } from '../navigation.tsx'
import { useAdminText } from '../text/text.ts'
import { OrderBadges } from '../ui/index.ts'
import { goodsText, orderPath } from './order-line.ts'

export function OrderTable({ orders }: { orders: readonly AdminOrder[] }): JSX.Element {
  const { list } = useAdminText()
  return (
    <Table
      caption={list.table}
      columns={useColumns()}
      rows={orders}
      rowKey={(order) => order.id}
      rowTestId="order-row"
    />
  )
}

function useColumns(): readonly Column<AdminOrder>[] {
  const { list, method } = useAdminText()
  return [
    {
      id: 'number',
      title: list.number,
      cell: (order) => (
        <AdminLink to={orderPath(order)} class="row-link mono">
          {order.orderNumber}
        </AdminLink>
      ),
    },
    {
      id: 'goods',
      title: list.goods,
      cell: (order) => <span class="cut cut--goods">{goodsText(order, list.more)}</span>,
    },
    {
      id: 'buyer',
      title: list.buyer,
      cell: ({ buyer }) => <span class="cut">{buyer?.name ?? buyer?.email ?? '–'}</span>,
    },
    { id: 'amount', title: list.amount, align: 'end', cell: (order) => <Amount order={order} /> },
    {
      id: 'method',
      title: list.method,
      cell: (order) => (order.method === null ? '–' : (method[order.method] ?? order.method)),
    },
    { id: 'state', title: list.state, cell: (order) => <OrderBadges order={order} /> },
    { id: 'createdAt', title: list.createdAt, cell: (order) => <DateTime at={order.createdAt} /> },
    {
      id: 'partner',
      title: list.partnerColumn,
      cell: (order) => <span class="cut cut--short">{order.partnerId ?? '–'}</span>,
    },
  ]
}

export function Amount({ order }: { order: AdminOrder }): JSX.Element {
  return (
    <span class="amount">
      <Money amount={order.totalAmount} />
      {order.refundedAmount > 0 ? (
        <span class="amount__refunded">
          <Money amount={order.refundedAmount} minus />
        </span>
      ) : null}
    </span>
  )
}
