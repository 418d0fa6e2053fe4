/** A payment that was not made, of an order that cannot be looked up from here: no button that pays. */
import type { JSX } from 'preact'
import { useErrorText } from '../../text/error-text.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'
import { ResultHead } from './result-head.tsx'

export function UnknownFail({ code }: { code: string }): JSX.Element {
  const { checkout, nav } = useShopText()
  const words = useErrorText(code)
  return (
    <section class="result" data-testid="result-declined" data-code={code}>
      <ResultHead tone="declined" icon="alert" title={words?.title ?? ''} body={words?.body} />
      <div class="result__actions">
        <Link class={buttonClass({ size: 'l', block: true })} href="/cart">
          {checkout.toCart}
        </Link>
        <Link class={buttonClass({ size: 'l', block: true, variant: 'secondary' })} href="/orders">
          {nav.orders}
        </Link>
      </div>
    </section>
  )
}
