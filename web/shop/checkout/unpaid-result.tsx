/** Nothing has happened to this order yet: the window was closed, or never opened. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { useLanguage } from '../../text/language.ts'
import { Card } from '../../ui/card.tsx'
import { wonText } from '../../ui/format.ts'
import { RetryPayment } from '../shared/payment/retry-payment.tsx'
import { useShopText } from '../text/text.ts'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultLinks } from './result-links.tsx'

export function UnpaidResult({ order }: { order: KnownResult }): JSX.Element {
  const t = useShopText().result
  const language = useLanguage()
  return (
    <section class="result" data-testid="result-unpaid">
      <ResultHead tone="quiet" icon="card" title={t.unpaid} body={t.unpaidBody} />
      <Card tone="line">
        <RetryPayment
          orderId={order.orderId}
          orderNumber={order.orderNumber}
          amount={order.totalAmount}
          label={t.pay(wonText(order.totalAmount, language))}
        />
      </Card>
      <ResultFacts order={order} />
      <ResultLinks order={order} main="none" />
    </section>
  )
}
