/** Beside the order: who bought it, where it goes, and its own numbers and dates. */
import type { JSX } from 'preact'
import type { AdminOrderDetail } from '../../../contract/admin.ts'
import { Card, CopyButton, DateTime } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { DescriptionList } from '../ui/index.ts'
import { phoneText } from '../ui/phone-text.ts'

export function OrderAside({ detail }: { detail: AdminOrderDetail }): JSX.Element {
  return (
    <aside class="order__aside">
      <Buyer buyer={detail.order.buyer} />
      <Shipping address={detail.order.shippingAddress} />
      <OrderFacts detail={detail} />
    </aside>
  )
}

function Buyer({ buyer }: { buyer: AdminOrderDetail['order']['buyer'] }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <Card title={text.buyer}>
      {buyer === null ? (
        <p class="faint">{text.noBuyer}</p>
      ) : (
        <DescriptionList
          facts={[
            { label: text.name, value: buyer.name },
            { label: text.email, value: buyer.email },
            { label: text.phone, value: phoneText(buyer.phone) },
          ]}
        />
      )}
    </Card>
  )
}

type Address = AdminOrderDetail['order']['shippingAddress']

function Shipping({ address }: { address: Address }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <Card title={text.shipping}>
      {address === null ? (
        <p class="faint">{text.noShipping}</p>
      ) : (
        <DescriptionList
          facts={[
            { label: text.recipient, value: address.recipientName },
            { label: text.phone, value: phoneText(address.phone) },
            { label: text.address, value: addressText(address) },
            { label: text.memo, value: address.memo },
          ]}
        />
      )}
    </Card>
  )
}

function addressText({ zipCode, address1, address2 }: NonNullable<Address>): string {
  const zip = zipCode === undefined ? undefined : `(${zipCode})`
  return [zip, address1, address2].filter(Boolean).join(' ')
}

function OrderFacts({ detail }: { detail: AdminOrderDetail }): JSX.Element {
  const { order: text } = useAdminText()
  const { order, enrollments, refundable } = detail
  const courses = enrollments.map(({ status }) => text.enrollment[status] ?? status).join(', ')
  return (
    <Card title={text.facts}>
      <DescriptionList
        facts={[
          { label: text.createdAt, value: <DateTime at={order.createdAt} /> },
          { label: text.paidAt, value: order.paidAt && <DateTime at={order.paidAt} /> },
          {
            label: text.expiresAt,
            value: order.paidAt === null && order.expiresAt && <DateTime at={order.expiresAt} />,
          },
          {
            label: text.until,
            value: refundable.amount > 0 && refundable.until && (
              <DateTime at={refundable.until} style="date" />
            ),
          },
          { label: text.partner, value: order.partnerId },
          { label: text.supplier, value: order.supplierId },
          { label: text.enrollments, value: courses },
          {
            label: text.orderId,
            value: (
              <>
                <span class="mono">{order.id}</span>
                <CopyButton value={order.id} label={text.orderId} />
              </>
            ),
          },
        ].map((fact) => ({ ...fact, value: fact.value === false ? null : fact.value }))}
      />
    </Card>
  )
}
