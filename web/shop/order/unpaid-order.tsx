/** What can be done about an order that is not paid: pay into its account, pay again, cancel it, or wait. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { OrderDetail } from '../../../contract/order.ts'
import { resultQuery } from '../../api/checkout.query.ts'
import { useErrorText } from '../../text/error-text.ts'
import { useLanguage } from '../../text/language.ts'
import { Card } from '../../ui/card.tsx'
import { dateText } from '../../ui/format.ts'
import { Notice } from '../../ui/states.tsx'
import { DepositAccount } from '../shared/payment/deposit-account.tsx'
import { RetryPayment } from '../shared/payment/retry-payment.tsx'
import { useShopText } from '../text/text.ts'
import { CancelOrder } from './cancel-order.tsx'

export function UnpaidOrder({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText()
  // Whether another attempt is safe is the server's to say.
  const result = useQuery(resultQuery(order.orderNumber, undefined))
  const waiting = order.virtualAccount !== null && order.paymentStatus === 'pending'
  const checking = order.paymentStatus === 'confirming' || result.data?.pending != null
  if (checking) {
    return (
      <div data-testid="result-confirming">
        <Notice tone="warning" title={t.order.checking} />
      </div>
    )
  }
  return (
    <>
      {waiting && order.virtualAccount !== null ? (
        <Card title={t.deposit.title}>
          <DepositAccount account={order.virtualAccount} />
        </Card>
      ) : null}
      {!waiting && result.data?.canRetry ? <PayAgain order={order} /> : null}
      <CancelOrder order={order} />
    </>
  )
}

function PayAgain({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText().order
  const language = useLanguage()
  const failure = useErrorText(order.payments[0]?.failure?.code)
  return (
    <Card title={failure?.title ?? t.notPaidTitle}>
      <div class="stack">
        {order.expiresAt === null ? null : (
          <p class="soft">{t.notPaidUntil(dateText(order.expiresAt, 'dateTime', language))}</p>
        )}
        <RetryPayment
          orderId={order.id}
          orderNumber={order.orderNumber}
          amount={order.totalAmount}
          label={t.pay}
        />
      </div>
    </Card>
  )
}
