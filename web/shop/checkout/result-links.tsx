/** Where to go from a result: the receipt, the order, the shop. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { KnownResult } from '../../api/checkout.query.ts'
import { sessionQuery } from '../../api/session.query.ts'
import { useText } from '../../text/text.ts'
import { ButtonLink, buttonClass } from '../../ui/button.tsx'
import { Link } from '../shared/navigation.tsx'
import { signInHref } from '../shared/safe-next.ts'
import { useShopText } from '../text/text.ts'

type Props = { order: KnownResult; main?: 'order' | 'shop' | 'none' }

export function ResultLinks({ order, main = 'order' }: Props): JSX.Element {
  const t = useShopText().result
  const { action } = useText()
  const session = useQuery(sessionQuery)
  const path = `/orders/${order.orderNumber}`
  const look = (name: 'order' | 'shop') =>
    buttonClass({ size: 'l', variant: name === main ? 'primary' : 'secondary' })
  return (
    <div class="result__actions">
      <Link
        class={look('order')}
        href={session.data ? path : signInHref(path)}
        data-testid="to-order"
      >
        {session.data ? t.order : t.signIn}
      </Link>
      <div class="result__pair">
        {order.receiptUrl === null ? null : (
          <ButtonLink
            variant="secondary"
            size="l"
            href={order.receiptUrl}
            target="_blank"
            rel="noreferrer"
            data-testid="receipt"
          >
            {t.receipt}
            <span class="visually-hidden"> ({action.newTab})</span>
          </ButtonLink>
        )}
        <Link class={look('shop')} href="/">
          {t.shop}
        </Link>
      </div>
    </div>
  )
}
