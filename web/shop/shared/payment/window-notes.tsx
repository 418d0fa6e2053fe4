/** What stands above the pay button about the payment window: why it closed, and the second button where the browser blocked it. */
import type { JSX } from 'preact'
import { useErrorText } from '../../../text/error-text.ts'
import { useText } from '../../../text/text.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/states.tsx'
import { useShopText } from '../../text/text.ts'
import type { PaymentFlow } from './use-payment.ts'

export function WindowNotes({ flow }: { flow: PaymentFlow }): JSX.Element | null {
  const { checkout, payment } = useShopText()
  const { action } = useText()
  const closed = useErrorText(flow.closedBy)
  if (flow.phase === 'blocked') {
    return (
      <Notice title={checkout.openWindowBody}>
        <Button data-testid="open-window" onClick={flow.open}>
          {checkout.openWindow}
        </Button>
      </Notice>
    )
  }
  if (flow.sdkError) {
    return (
      <Notice tone="problem" title={payment.sdkFailed}>
        <p>{payment.sdkFailedBody}</p>
        <Button variant="secondary" size="s" onClick={flow.reload}>
          {action.retry}
        </Button>
      </Notice>
    )
  }
  if (flow.phase === 'idle' && closed !== undefined) {
    return (
      <div role="status" data-testid="payment-closed">
        <Notice title={closed.title}>
          <p>{closed.body}</p>
        </Notice>
      </div>
    )
  }
  return null
}
