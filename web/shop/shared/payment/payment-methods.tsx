/** Where the buyer chooses how to pay: our cards for the payment window, or Toss's own widget. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Config } from '../../../../contract/config.ts'
import type { IconName } from '../../../ui/icon.tsx'
import { RadioCards } from '../../../ui/radio-cards.tsx'
import { useShopText } from '../../text/text.ts'
import { offeredMethods, type PaymentChoice, type WindowMethod } from './choice.ts'
import { PaymentWidget } from './payment-widget.tsx'

type Props = {
  config: Config
  amount: number
  choice: PaymentChoice | undefined
  onChoice: (choice: PaymentChoice) => void
}

export function PaymentMethods(props: Props): JSX.Element {
  return props.config.toss.product === 'widget' ? (
    <PaymentWidget {...props} />
  ) : (
    <WindowMethods {...props} />
  )
}

function WindowMethods({ config, choice, onChoice }: Props): JSX.Element {
  const t = useShopText().payment
  const methods = offeredMethods(config.toss.methods)
  const chosen = choice?.kind === 'window' ? choice.method : methods[0]
  useEffect(() => {
    if (choice === undefined && chosen !== undefined) onChoice({ kind: 'window', method: chosen })
  }, [choice, chosen])
  const faces: Record<WindowMethod, { label: string; hint: string; icon: IconName }> = {
    CARD: { label: t.card, hint: t.cardHint, icon: 'card' },
    VIRTUAL_ACCOUNT: { label: t.virtualAccount, hint: t.virtualAccountHint, icon: 'bank' },
    TRANSFER: { label: t.transfer, hint: t.transferHint, icon: 'transfer' },
    MOBILE_PHONE: { label: t.phone, hint: t.phoneHint, icon: 'phone' },
  }
  return (
    <RadioCards
      legend={t.method}
      hideLegend
      cards={methods.map((value) => ({ value, ...faces[value] }))}
      value={chosen ?? 'CARD'}
      onValue={(method) => onChoice({ kind: 'window', method })}
    />
  )
}
