/** Toss's own choice of methods and its agreement, drawn into our page by Toss's script. */
import type { TossPaymentsWidgets } from '@tosspayments/tosspayments-sdk'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Config } from '../../../../contract/config.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { Notice } from '../../../ui/states.tsx'
import { useShopText } from '../../text/text.ts'
import type { PaymentChoice } from './choice.ts'
import { loadToss } from './toss-sdk.ts'

const methodsId = 'toss-payment-methods'
const agreementId = 'toss-agreement'

type Props = { config: Config; amount: number; onChoice: (choice: PaymentChoice) => void }

export function PaymentWidget({ config, amount, onChoice }: Props): JSX.Element {
  const { payment } = useShopText()
  const { action } = useText()
  const [tries, setTries] = useState(0)
  const { state, widgets } = useWidget(config, amount, tries)
  useEffect(() => {
    if (state === 'ready' && widgets !== undefined) onChoice({ kind: 'widget', widgets })
  }, [state, widgets])
  return (
    <div class="payment-widget">
      {state === 'loading' ? <Spinner label={payment.widgetLoading} /> : null}
      {state === 'failed' ? (
        <Notice tone="problem" title={payment.sdkFailed}>
          <p>{payment.sdkFailedBody}</p>
          <Button variant="secondary" size="s" onClick={() => setTries(tries + 1)}>
            {action.retry}
          </Button>
        </Notice>
      ) : null}
      <div id={methodsId} />
      <div id={agreementId} />
    </div>
  )
}

type WidgetState = { state: 'loading' | 'ready' | 'failed'; widgets?: TossPaymentsWidgets }

function useWidget(config: Config, amount: number, tries: number): WidgetState {
  const [shown, setShown] = useState<WidgetState>({ state: 'loading' })
  useEffect(() => {
    let alive = true
    let undo: (() => void) | undefined
    setShown({ state: 'loading' })
    render(config, amount)
      .then((rendered) => {
        undo = rendered.undo
        if (alive) setShown({ state: 'ready', widgets: rendered.widgets })
        else undo()
      })
      .catch(() => alive && setShown({ state: 'failed' }))
    return () => {
      alive = false
      undo?.()
    }
  }, [config.toss.clientKey, config.toss.variantKey, tries])
  useEffect(() => {
    void shown.widgets?.setAmount({ currency: 'KRW', value: amount })
  }, [amount, shown.widgets])
  return shown
}

async function render(config: Config, amount: number) {
  const { ANONYMOUS } = await import('@tosspayments/tosspayments-sdk')
  const toss = await loadToss(config)
  // The member's own key is known only once the order is made, and that must not wait for a widget;
  // without it Toss offers everything but saved cards.
  const widgets = toss.widgets({ customerKey: ANONYMOUS })
  await widgets.setAmount({ currency: 'KRW', value: amount })
  const variantKey = config.toss.variantKey ?? 'DEFAULT'
  const [methods, agreement] = await Promise.all([
    widgets.renderPaymentMethods({ selector: `#${methodsId}`, variantKey }),
    widgets.renderAgreement({ selector: `#${agreementId}`, variantKey: 'AGREEMENT' }),
  ])
  const undo = (): void => {
    void methods.destroy()
    void agreement.destroy()
  }
  return { widgets, undo }
}
