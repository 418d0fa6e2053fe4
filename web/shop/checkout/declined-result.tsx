/** The payment was refused for certain: why, in our words, and another try where the order allows one. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { useErrorText } from '../../text/error-text.ts'
import { Card } from '../../ui/card.tsx'
import { RequestId } from '../../ui/request-id.tsx'
import { RetryPayment } from '../shared/payment/retry-payment.tsx'
import { useShopText } from '../text/text.ts'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultLinks } from './result-links.tsx'

type Props = { order: KnownResult; code: string; canRetry: boolean }

/** The buyer's own choice: nothing went wrong. */
const closedByBuyer = ['USER_CANCEL', 'PAY_PROCESS_CANCELED']

export function DeclinedResult({ order, code, canRetry }: Props): JSX.Element {
  const t = useShopText().result
  const words = useErrorText(code)
  const closed = closedByBuyer.includes(code)
  return (
    <section class="result" data-testid="result-declined" data-code={code}>
      <ResultHead
        tone={closed ? 'quiet' : 'declined'}
        icon={closed ? 'card' : 'alert'}
        title={words?.title ?? ''}
        body={words?.body}
      >
        {closed ? null : <RequestId id={order.requestId} />}
      </ResultHead>
      {canRetry ? (
        <Card tone="line">
          <RetryPayment
            orderId={order.orderId}
            orderNumber={order.orderNumber}
            amount={order.totalAmount}
            label={closed ? t.payAgain : t.again}
          />
        </Card>
      ) : (
        <p class="result__note">{t.noRetry}</p>
      )}
      <ResultFacts order={order} />
      <ResultLinks order={order} main="none" />
    </section>
  )
}
