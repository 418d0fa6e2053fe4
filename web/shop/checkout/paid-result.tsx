/** The money was taken, once. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { useLanguage } from '../../text/language.ts'
import { wonText } from '../../ui/format.ts'
import { Notice } from '../../ui/states.tsx'
import { useShopText } from '../text/text.ts'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultLinks } from './result-links.tsx'

export function PaidResult({ order }: { order: KnownResult }): JSX.Element {
  const t = useShopText().result
  const language = useLanguage()
  const free = order.totalAmount === 0
  return (
    <section class="result" data-testid="result-paid">
      <ResultHead
        tone="paid"
        icon="check"
        title={free ? t.paidFree : t.paid}
        body={t.paidBody}
        amount={order.totalAmount}
      />
      {order.refundedAmount > 0 ? (
        <Notice title={t.partly(wonText(order.refundedAmount, language))} />
      ) : null}
      <ResultFacts order={order} />
      <ResultLinks order={order} />
    </section>
  )
}
