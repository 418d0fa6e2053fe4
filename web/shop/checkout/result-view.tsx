/** One view per state of a result. */
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { unreachable } from '../shared/unreachable.ts'
import { useShopText } from '../text/text.ts'
import { CheckingResult } from './checking-result.tsx'
import { DeclinedResult } from './declined-result.tsx'
import { DepositResult } from './deposit-result.tsx'
import { HeldResult } from './held-result.tsx'
import { PaidResult } from './paid-result.tsx'
import { QuietResult } from './quiet-result.tsx'
import type { ResultState } from './result-state.ts'
import { UnpaidResult } from './unpaid-result.tsx'
import type { CheckoutOutcome } from './use-result.ts'

/** After so many answers without a result, the page says that it takes longer. */
const longAfter = 8

type Props = { order: KnownResult; state: ResultState; outcome: CheckoutOutcome }

export function ResultView({ order, state, outcome }: Props): JSX.Element {
  const t = useShopText().result
  switch (state.kind) {
    case 'checking':
      return (
        <CheckingResult
          requestId={order.requestId}
          long={outcome.asked > longAfter}
          lost={outcome.error !== null}
        />
      )
    case 'held':
      return <HeldResult order={order} code={state.code} outcome={outcome} />
    case 'paid':
      return <PaidResult order={order} />
    case 'waiting_deposit':
      return <DepositResult order={order} outcome={outcome} />
    case 'declined':
      return <DeclinedResult order={order} code={state.code} canRetry={state.canRetry} />
    case 'unpaid':
      return <UnpaidResult order={order} />
    case 'refunded':
      return (
        <QuietResult
          order={order}
          testId="result-refunded"
          icon="undo"
          title={t.refunded}
          body={t.refundedBody}
        />
      )
    case 'expired':
      return (
        <QuietResult
          order={order}
          testId="result-expired"
          icon="clock"
          title={t.expired}
          body={t.expiredBody}
        />
      )
    case 'cancelled':
      return (
        <QuietResult
          order={order}
          testId="result-cancelled"
          icon="close"
          title={t.cancelled}
          body={t.cancelledBody}
        />
      )
    default:
      return unreachable(state)
  }
}
