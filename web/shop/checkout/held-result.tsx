/** A payment came back but could not be confirmed yet; it is not paid for again, only confirmed later. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { useErrorText } from '../../text/error-text.ts'
import { Button } from '../../ui/button.tsx'
import { RequestId } from '../../ui/request-id.tsx'
import { useShopText } from '../text/text.ts'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import type { CheckoutOutcome } from './use-result.ts'

type Props = { order: KnownResult; code: string; outcome: CheckoutOutcome }

export function HeldResult({ order, code, outcome }: Props): JSX.Element {
  const t = useShopText().result
  const words = useErrorText(code)
  return (
    <section class="result" data-testid="result-held" data-code={code}>
      <ResultHead tone="waiting" icon="clock" title={words?.title ?? ''} body={words?.body}>
        <RequestId id={order.requestId} />
      </ResultHead>
      <Button
        variant="secondary"
        size="l"
        block
        loading={outcome.rechecking}
        onClick={outcome.recheck}
      >
        {t.recheck}
      </Button>
      <ResultFacts order={order} />
    </section>
  )
}
