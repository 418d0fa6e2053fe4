/** How many, what it comes to with delivery, and the two ways on: into the cart, or straight to checkout. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Product } from '../../../contract/product.ts'
import { quoteQuery } from '../../api/checkout.query.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Money } from '../../ui/money.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { toast } from '../../ui/toast.tsx'
import { addToCart, useCart } from '../shared/cart.ts'
import { useGoTo } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'
import { availabilityOf } from './availability.ts'

export function BuyPanel({ product }: { product: Product }): JSX.Element {
  const t = useShopText().product
  const goTo = useGoTo()
  const cart = useCart()
  const [quantity, setQuantity] = useState(1)
  const availability = availabilityOf(product, Date.now())
  const isCourse = product.kind === 'course'
  const canBuy = availability.kind === 'available'
  const inCart = isCourse && cart.some((item) => item.productId === product.id)
  const add = (): void => {
    if (!inCart) addToCart({ productId: product.id, quantity })
    toast(inCart ? t.inCart : t.added)
  }
  return (
    <div class="buy">
      {isCourse || !canBuy ? null : (
        <div class="row row--between">
          <span class="soft">{t.quantity}</span>
          <Stepper
            label={t.quantity}
            value={quantity}
            max={availability.max}
            onValue={setQuantity}
          />
        </div>
      )}
      {canBuy ? <BuyTotal product={product} quantity={quantity} /> : null}
      <BottomBar>
        <Button
          variant="secondary"
          size="l"
          data-testid="add-to-cart"
          disabled={!canBuy}
          onClick={add}
        >
          {t.addToCart}
        </Button>
        <Button
          size="l"
          data-testid="buy-now"
          disabled={!canBuy}
          onClick={() => goTo(`/checkout?buy=${product.id}&quantity=${quantity}`)}
        >
          {canBuy
            ? isCourse
              ? t.enrol
              : t.buyNow
            : availability.kind === 'ended'
              ? t.ended
              : isCourse
                ? t.full
                : t.soldOut}
        </Button>
      </BottomBar>
    </div>
  )
}

/** The server's price, so that no cost shows up later. */
function BuyTotal({
  product,
  quantity,
}: {
  product: Product
  quantity: number
}): JSX.Element | null {
  const t = useShopText().product
  const quote = useQuery(quoteQuery([{ productId: product.id, quantity }]))
  if (quote.isError) return <ErrorNotice error={quote.error} />
  const { shippingFee, totalAmount } = quote.data ?? {
    shippingFee: undefined,
    totalAmount: undefined,
  }
  return (
    <dl class="buy__total">
      <div class="row row--between">
        <dt class="soft">{t.shipping}</dt>
        <dd>
          {product.kind === 'course' ? (
            t.shippingNone
          ) : shippingFee === undefined ? (
            '…'
          ) : shippingFee === 0 ? (
            t.shippingFree
          ) : (
            <Money amount={shippingFee} />
          )}
        </dd>
      </div>
      <div class="row row--between">
        <dt>{t.total}</dt>
        <dd>{totalAmount === undefined ? '…' : <Money amount={totalAmount} size="l" />}</dd>
      </div>
    </dl>
  )
}
