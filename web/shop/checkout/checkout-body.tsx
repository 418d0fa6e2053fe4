/** The form of a checkout whose price is known, and what happens when the button is pressed. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Quote } from '../../../contract/checkout.ts'
import type { Config } from '../../../contract/config.ts'
import type { Member } from '../../api/session.query.ts'
import { Card } from '../../ui/card.tsx'
import { PriceTable } from '../../ui/price-table.tsx'
import type { CartItem } from '../shared/cart.ts'
import type { PaymentChoice } from '../shared/payment/choice.ts'
import { PaymentMethods } from '../shared/payment/payment-methods.tsx'
import { quoteLines } from '../shared/quote-lines.ts'
import { useShopText } from '../text/text.ts'
import { BuyerFields } from './buyer-fields.tsx'
import { type CheckoutForm, emptyForm, formErrors } from './checkout-form.ts'
import { Consents } from './consents.tsx'
import { keepDraft, withDraft } from './form-draft.ts'
import { OrderItems } from './order-items.tsx'
import { PayBar } from './pay-bar.tsx'
import { ShippingFields } from './shipping-fields.tsx'
import { useCheckout } from './use-checkout.ts'

export type CheckoutProps = {
  member: Member
  config: Config
  quote: Quote
  items: readonly CartItem[]
  fromCart: boolean
  onStale: () => void
}

export function CheckoutBody(props: CheckoutProps): JSX.Element {
  const { member, config, quote } = props
  const text = useShopText()
  const t = text.checkout
  const [form, setForm] = useState(() => withDraft(emptyForm(member)))
  const [tried, setTried] = useState(false)
  const [choice, setChoice] = useState<PaymentChoice>()
  const ships = quote.items.some((item) => item.kind === 'goods')
  const free = quote.totalAmount === 0
  const errors = formErrors(form, ships)
  const shownErrors = tried ? errors : {}
  const change = (part: Partial<CheckoutForm>): void => {
    const next = { ...form, ...part }
    setForm(next)
    keepDraft(next)
  }
  const checkout = useCheckout(props, { form, ships, choice })
  const submit = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(errors).length > 0) focusFirstError(event.currentTarget)
    else void checkout.pay()
  }
  const fields = { form, errors: shownErrors, onChange: change, ships }
  return (
    <form class="checkout" noValidate onSubmit={submit} aria-label={t.title}>
      <div class="checkout__main">
        <Card title={t.items}>
          <OrderItems items={quote.items} />
        </Card>
        <Card title={t.buyer}>
          <BuyerFields {...fields} />
        </Card>
        {ships ? (
          <Card title={t.shipping}>
            <ShippingFields {...fields} />
          </Card>
        ) : null}
        {free ? null : (
          <Card title={t.method}>
            <PaymentMethods
              config={config}
              amount={quote.totalAmount}
              choice={choice}
              onChoice={setChoice}
            />
          </Card>
        )}
      </div>
      <div class="checkout__side">
        <Card title={t.amount}>
          <PriceTable
            lines={quoteLines(quote, text, ships)}
            total={{ label: text.price.total, amount: quote.totalAmount }}
          />
        </Card>
        <Card title={t.consent}>
          <Consents {...fields} />
        </Card>
        <PayBar config={config} total={quote.totalAmount} checkout={checkout} />
      </div>
    </form>
  )
}

/** After the errors are drawn, the first field to put right is in sight and in hand. */
function focusFirstError(form: EventTarget | null): void {
  requestAnimationFrame(() => {
    if (!(form instanceof HTMLElement)) return
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
