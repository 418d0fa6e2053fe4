/** The bar with the total and the one button that pays; what stands in the way is said right above it. */
import type { JSX } from 'preact'
import type { Config } from '../../../contract/config.ts'
import { useLanguage } from '../../text/language.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { wonText } from '../../ui/format.ts'
import { Money } from '../../ui/money.tsx'
import { Notice } from '../../ui/states.tsx'
import { WindowNotes } from '../shared/payment/window-notes.tsx'
import { useShopText } from '../text/text.ts'
import { CheckoutProblem } from './checkout-problem.tsx'
import type { CheckoutFlow } from './use-checkout.ts'

type Props = { config: Config; total: number; checkout: CheckoutFlow }

export function PayBar({ config, total, checkout }: Props): JSX.Element {
  const { checkout: t, price } = useShopText()
  const language = useLanguage()
  const { flow, problem, stale } = checkout
  const busy = flow.phase === 'preparing' || flow.phase === 'open'
  return (
    <div class="pay">
      {config.checkout.paused ? <Notice tone="warning" title={t.paused} /> : null}
      {stale === undefined ? null : (
        <div role="alert">
          <Notice
            tone="warning"
            title={t.stale(wonText(stale.expected, language), wonText(stale.actual, language))}
          />
        </div>
      )}
      {problem === undefined ? null : <CheckoutProblem error={problem} />}
      <WindowNotes flow={flow} />
      <BottomBar
        note={
          <>
            <span class="soft">{price.total}</span>
            <Money amount={total} size="l" />
          </>
        }
      >
        <Button
          type="submit"
          size="l"
          data-testid="pay"
          loading={busy}
          disabled={config.checkout.paused}
        >
          {total === 0 ? t.payFree : t.pay(wonText(total, language))}
        </Button>
      </BottomBar>
      <p class="visually-hidden" role="status">
        {flow.phase === 'preparing' ? t.preparing : flow.phase === 'open' ? t.windowOpen : ''}
      </p>
    </div>
  )
}
