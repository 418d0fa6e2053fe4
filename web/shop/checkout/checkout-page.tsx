/** Checkout: what is ordered, by whom, where to, how it is paid, and one button. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { quoteQuery } from '../../api/checkout.query.ts'
import { configQuery } from '../../api/config.query.ts'
import type { Member } from '../../api/session.query.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { type CartItem, useCart } from '../shared/cart.ts'
import { Link, useSearchParam } from '../shared/navigation.tsx'
import { SignedIn } from '../shared/signed-in.tsx'
import { useShopText } from '../text/text.ts'
import './checkout.css'
import { CheckoutBody } from './checkout-body.tsx'
import { CheckoutProblem } from './checkout-problem.tsx'
import { useLeaveIfSettled } from './use-leave-if-settled.ts'

export function CheckoutPage(): JSX.Element {
  const t = useShopText().checkout
  return (
    <SignedIn title={t.title}>
      {(member) => (
        <Page title={t.title} ground="sunken">
          <h1 class="checkout__title" tabIndex={-1}>
            {t.title}
          </h1>
          <Checkout member={member} />
        </Page>
      )}
    </SignedIn>
  )
}

function Checkout({ member }: { member: Member }): JSX.Element {
  const { cart, checkout } = useShopText()
  const { items, fromCart } = useItems()
  const config = useQuery(configQuery)
  const quote = useQuery(quoteQuery(items))
  useLeaveIfSettled()
  if (items.length === 0) {
    const toShop = (
      <Link class={buttonClass()} href="/">
        {cart.shop}
      </Link>
    )
    return <EmptyState icon="cart" title={cart.empty} body={cart.emptyBody} action={toShop} />
  }
  if (config.isError) {
    return <ErrorState error={config.error} onRetry={() => void config.refetch()} />
  }
  if (quote.isError && quote.data === undefined) {
    return (
      <div class="checkout__problem">
        <CheckoutProblem error={quote.error} />
        <Link class={buttonClass({ variant: 'secondary' })} href="/cart">
          {checkout.toCart}
        </Link>
      </div>
    )
  }
  if (config.data === undefined || quote.data === undefined)
    return <Skeleton kind="card" lines={3} />
  return (
    <CheckoutBody
      member={member}
      config={config.data}
      quote={quote.data}
      items={items}
      fromCart={fromCart}
      onStale={() => void quote.refetch()}
    />
  )
}

/** One product bought straight from its page, or else the cart. */
function useItems(): { items: readonly CartItem[]; fromCart: boolean } {
  const cart = useCart()
  const buy = useSearchParam('buy')
  const quantity = Number(useSearchParam('quantity') ?? '1')
  return useMemo(() => {
    if (buy === undefined || buy === '') return { items: cart, fromCart: true }
    const whole = Number.isInteger(quantity) && quantity > 0 ? quantity : 1
    return { items: [{ productId: buy, quantity: whole }], fromCart: false }
  }, [buy, quantity, cart])
}
