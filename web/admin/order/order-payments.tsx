/** Every attempt to collect the order, newest first. */
import type { JSX } from 'preact'
import type { Payment } from '../../../contract/order.ts'
import { useErrorText } from '../../text/error-text.ts'
import { useText } from '../../text/text.ts'
import { Card, CopyButton, DateTime, Icon, Money } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { DescriptionList, type Fact, PaymentBadge } from '../ui/index.ts'

export function OrderPayments({ payments }: { payments: readonly Payment[] }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <Card title={text.payments}>
      {payments.length === 0 ? <p class="faint">{text.noPayments}</p> : null}
      <ul class="attempts">
        {payments.map((payment, index) => (
          <li key={payment.id} class="attempts__one" data-testid="payment">
            <Attempt payment={payment} number={payments.length - index} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Attempt({ payment, number }: { payment: Payment; number: number }): JSX.Element {
  const text = useAdminText()
  const { method } = payment
  const { number: cardNumber, company, installmentMonths } = payment.card ?? {}
  const facts: Fact[] = [
    {
      label: text.order.card,
      value:
        payment.card === null
          ? null
          : [company, cardNumber, text.order.installment(installmentMonths ?? null)]
              .filter(Boolean)
              .join(' · '),
    },
    { label: text.order.easyPay, value: payment.easyPay?.provider },
    {
      label: text.order.approvedAt,
      value: payment.approvedAt === null ? null : <DateTime at={payment.approvedAt} />,
    },
    {
      label: text.order.balance,
      value:
        payment.balanceAmount === payment.amount || payment.approvedAt === null ? null : (
          <Money amount={payment.balanceAmount} />
        ),
    },
    { label: text.order.paymentKey, value: <PaymentKey value={payment.paymentKey} /> },
    {
      label: text.order.failure,
      value: payment.failure === null ? null : <Failure failure={payment.failure} />,
    },
  ]
  return (
    <>
      <div class="attempts__head">
        <PaymentBadge status={payment.status} />
        <strong>
          <Money amount={payment.amount} />
        </strong>
        <span class="soft">{method === null ? '' : (text.method[method] ?? method)}</span>
        <span class="attempts__number">{text.order.attempt(number)}</span>
      </div>
      <DescriptionList facts={facts} />
      {payment.receiptUrl === null ? null : <ReceiptLink url={payment.receiptUrl} />}
    </>
  )
}

function PaymentKey({ value }: { value: string | null }): JSX.Element {
  const { order: text } = useAdminText()
  if (value === null) return <span class="faint">{text.noKey}</span>
  return (
    <>
      <span class="mono">{value}</span>
      <CopyButton value={value} label={text.paymentKey} />
    </>
  )
}

/** Our own words for the code; the code itself stays, to look it up. */
function Failure({ failure }: { failure: NonNullable<Payment['failure']> }): JSX.Element {
  const words = useErrorText(failure.code)
  return (
    <>
      {words?.title ?? failure.message} <span class="mono faint">{failure.code}</span>
    </>
  )
}

function ReceiptLink({ url }: { url: string }): JSX.Element {
  const { action } = useText()
  const { order: text } = useAdminText()
  return (
    <a class="text-link" href={url} target="_blank" rel="noreferrer">
      <Icon name="receipt" size={16} />
      {text.receipt}
      <span class="visually-hidden"> ({action.newTab})</span>
    </a>
  )
}
