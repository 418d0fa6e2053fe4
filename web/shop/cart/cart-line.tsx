/** One product in the cart. */
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { toast } from '../../ui/toast.tsx'
import { type CartItem, removeFromCart, setCartQuantity } from '../shared/cart.ts'
import { Link } from '../shared/navigation.tsx'
import { ProductPicture } from '../shared/product-picture.tsx'
import { useShopText } from '../text/text.ts'

type Props = { item: CartItem; product: Product | undefined }

export function CartLine({ item, product }: Props): JSX.Element {
  const t = useShopText().cart
  const quantity = product?.kind === 'course' ? 1 : item.quantity
  const remove = (): void => {
    removeFromCart(item.productId)
    toast(t.removed)
  }
  return (
    <li class="cart-line" data-testid="cart-line">
      <ProductPicture src={product?.imageUrl ?? ''} size="thumb" />
      <div class="cart-line__text">
        {product === undefined ? (
          <p class="soft">{t.gone}</p>
        ) : (
          <>
            <Link class="cart-line__name" href={`/products/${product.id}`}>
              {product.name}
            </Link>
            <Money amount={product.price * quantity} />
            <Quantity product={product} quantity={quantity} />
          </>
        )}
      </div>
      <button
        type="button"
        class="cart-line__remove"
        aria-label={t.remove(product?.name ?? t.gone)}
        onClick={remove}
      >
        <Icon name="close" size={20} />
      </button>
    </li>
  )
}

function Quantity({
  product,
  quantity,
}: {
  product: Product
  quantity: number
}): JSX.Element | null {
  const { cart, product: t } = useShopText()
  if (product.kind === 'course') return null
  const max = product.stock ?? undefined
  return (
    <>
      <Stepper
        label={`${product.name} ${t.quantity}`}
        value={quantity}
        max={max}
        onValue={(next) => setCartQuantity(product.id, next)}
      />
      {max !== undefined && quantity > max ? (
        <p class="cart-line__over">{max === 0 ? t.soldOut : cart.overStock(max)}</p>
      ) : null}
    </>
  )
}
