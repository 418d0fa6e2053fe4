/** What is ordered, at the price that the server will charge. */
import type { JSX } from 'preact'
import type { Quote } from '../../../contract/checkout.ts'
import { Money } from '../../ui/money.tsx'
import { ProductPicture } from '../shared/product-picture.tsx'
import { useShopText } from '../text/text.ts'

export function OrderItems({ items }: { items: Quote['items'] }): JSX.Element {
  const t = useShopText().checkout
  return (
    <ul class="order-items">
      {items.map((item) => (
        <li key={item.productId} class="order-item">
          <ProductPicture src={item.imageUrl} size="thumb" />
          <div class="order-item__text">
            <p class="order-item__name">{item.name}</p>
            <p class="faint">{t.count(item.quantity)}</p>
          </div>
          <Money amount={item.amount} />
        </li>
      ))}
    </ul>
  )
}
