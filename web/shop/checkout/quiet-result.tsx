/** An order that is over without a payment to show: expired, cancelled, given back. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import type { IconName } from '../../ui/icon.tsx'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultLinks } from './result-links.tsx'

type Props = { order: KnownResult; testId: string; icon: IconName; title: string; body: string }

export function QuietResult({ order, testId, icon, title, body }: Props): JSX.Element {
  return (
    <section class="result" data-testid={testId}>
      <ResultHead tone="quiet" icon={icon} title={title} body={body} />
      <ResultFacts order={order} />
      <ResultLinks order={order} main="shop" />
    </section>
  )
}
