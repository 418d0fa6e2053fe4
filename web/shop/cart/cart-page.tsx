/** The cart: what is in it, what it comes to, and the way to order it. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { productsQuery } from '../../api/product.query.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { useCart } from '../shared/cart.ts'
import { Link } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'
import './cart.css'
import { CartLine } from './cart-line.tsx'
import { CartSummary } from './cart-summary.tsx'

export function CartPage(): JSX.Element {
  const t = useShopText().cart
  const cart = useCart()
  return (
    <Page title={t.title}>
      <h1 class="cart__title" tabIndex={-1}>
        {t.title}
      </h1>
      {cart.length === 0 ? (
        <EmptyState
          icon="cart"
          title={t.empty}
          body={t.emptyBody}
          action={
            <Link class={buttonClass()} href="/">
              {t.shop}
            </Link>
          }
        />
      ) : (
        <FilledCart />
      )}
    </Page>
  )
}

function FilledCart(): JSX.Element {
  const cart = useCart()
  const products = useQuery(productsQuery)
  if (products.isPending) return <Skeleton kind="card" lines={cart.length} />
  if (products.isError) {
    return <ErrorState error={products.error} onRetry={() => void products.refetch()} />
  }
  const find = (id: string) => products.data.find((product) => product.id === id)
  const known = cart.filter((item) => find(item.productId) !== undefined)
  return (
    <div class="cart">
      <ul class="cart__lines">
        {cart.map((item) => (
          <CartLine key={item.productId} item={item} product={find(item.productId)} />
        ))}
      </ul>
      <CartSummary items={known} />
    </div>
  )
}
