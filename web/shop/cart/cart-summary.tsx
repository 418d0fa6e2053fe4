/** What the cart comes to, by the server's own reckoning, and what stands in the way of ordering it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { quoteQuery } from '../../api/checkout.query.ts'
import { configQuery } from '../../api/config.query.ts'
import { useLanguage } from '../../text/language.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { wonText } from '../../ui/format.ts'
import { PriceTable } from '../../ui/price-table.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import type { CartItem } from '../shared/cart.ts'
import { useGoTo } from '../shared/navigation.tsx'
import { quoteLines } from '../shared/quote-lines.ts'
import { useShopText } from '../text/text.ts'

export function CartSummary({ items }: { items: readonly CartItem[] }): JSX.Element {
  const text = useShopText()
  const t = text.cart
  const language = useLanguage()
  const goTo = useGoTo()
  const config = useQuery(configQuery)
  const limits = config.data?.checkout
  const over = limits === undefined ? 0 : Math.max(0, items.length - limits.maxItems)
  const quote = useQuery({
    ...quoteQuery(items),
    enabled: items.length > 0 && over === 0,
    placeholderData: keepPreviousData,
  })
  const total = quote.data?.totalAmount
  return (
    <section class="cart__summary" aria-label={text.price.total}>
      {limits !== undefined && over > 0 ? (
        <Notice tone="warning" title={t.tooMany(limits.maxItems)}>
          <p>{t.tooManyBody(over)}</p>
        </Notice>
      ) : null}
      {quote.isError ? <ErrorNotice error={quote.error} /> : null}
      {quote.data !== undefined && !quote.isError && over === 0 ? (
        <PriceTable
          lines={quoteLines(quote.data, text)}
          total={{ label: text.price.total, amount: quote.data.totalAmount }}
        />
      ) : null}
      {quote.isPending && quote.isFetching ? <Skeleton lines={3} /> : null}
      {limits === undefined ? null : (
        <p class="faint">{t.limits(limits.maxItems, wonText(limits.maxAmount, language))}</p>
      )}
      {limits?.paused ? <Notice tone="warning" title={text.checkout.paused} /> : null}
      <BottomBar>
        <Button
          size="l"
          data-testid="cart-checkout"
          disabled={items.length === 0 || over > 0 || quote.isError}
          onClick={() => goTo('/checkout')}
        >
          {total === undefined ? t.orderPlain : t.order(wonText(total, language))}
        </Button>
      </BottomBar>
    </section>
  )
}
