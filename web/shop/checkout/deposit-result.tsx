/** An account was issued: where to send the money, how much, until when. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { KnownResult } from '../../api/checkout.query.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DepositAccount } from '../shared/payment/deposit-account.tsx'
import { useShopText } from '../text/text.ts'
import { ResultFacts } from './result-facts.tsx'
import { ResultHead } from './result-head.tsx'
import { ResultLinks } from './result-links.tsx'
import type { CheckoutOutcome } from './use-result.ts'

type Props = { order: KnownResult; outcome: CheckoutOutcome }

export function DepositResult({ order, outcome }: Props): JSX.Element {
  const { result: t, deposit } = useShopText()
  const [asked, setAsked] = useState(false)
  const check = (): void => {
    setAsked(true)
    outcome.recheck()
  }
  return (
    <section class="result" data-testid="result-waiting-deposit">
      <ResultHead
        tone="waiting"
        icon="bank"
        title={t.waiting}
        body={t.waitingBody}
        amount={order.virtualAccount?.amount ?? order.totalAmount}
      />
      {order.virtualAccount === null ? null : (
        <Card title={deposit.title} tone="line">
          <DepositAccount account={order.virtualAccount} />
        </Card>
      )}
      <div class="result__actions">
        <Button
          size="l"
          block
          data-testid="check-deposit"
          loading={asked && outcome.rechecking}
          onClick={check}
        >
          {deposit.check}
        </Button>
        <p class="result__note" role="status">
          {asked && !outcome.rechecking ? deposit.notYet : ''}
        </p>
      </div>
      <ResultFacts order={order} />
      <ResultLinks order={order} main="none" />
    </section>
  )
}
