/** A price as it stands under a product: what is taken off, what it costs, what it cost before. */
import type { JSX } from 'preact'
import type { Product } from '../../../contract/product.ts'
import { Money } from '../../ui/money.tsx'
import { useShopText } from '../text/text.ts'
import { percentOff } from './availability.ts'
import './price.css'

export function Price({ product, big }: { product: Product; big?: boolean }): JSX.Element {
  const t = useShopText().product
  const percent = percentOff(product)
  return (
    <p class={big ? 'price price--big' : 'price'}>
      {percent === null ? null : <span class="price__off">{t.off(percent)}</span>}
      <strong class="price__now">
        {product.price === 0 ? t.free : <Money amount={product.price} />}
      </strong>
      {percent === null ? null : (
        <>
          <span class="visually-hidden">{t.listPrice}</span>
          <Money amount={product.listPrice} struck />
        </>
      )}
    </p>
  )
}
