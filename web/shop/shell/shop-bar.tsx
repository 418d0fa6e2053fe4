/** The shop's top bar: brand, orders, cart, sign-in, theme and language. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { sessionQuery, staffRoles } from '../../api/session.query.ts'
import { useText } from '../../text/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { LanguageSwitch, ThemeSwitch } from '../../ui/switches.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { useCart } from '../shared/cart.ts'
import { Link } from '../shared/navigation.tsx'
import { useSignOut } from '../shared/use-sign-out.ts'
import { useShopText } from '../text/text.ts'

export function ShopBar(): JSX.Element {
  const text = useText()
  const { nav } = useShopText()
  const client = useQueryClient()
  const cart = useCart()
  const count = cart.length
  return (
    <TopBar
      label={nav.label}
      brand={
        <Link class="brand" href="/" aria-label={text.brand}>
          <img src="/logo.svg" alt="" width={28} height={28} />
          <span class="brand__name">{text.brand}</span>
        </Link>
      }
    >
      <ThemeSwitch />
      <LanguageSwitch onSwitched={() => void client.invalidateQueries()} />
      <MemberLinks />
      <Link
        class="bar-link"
        href="/cart"
        aria-label={count === 0 ? nav.cart : nav.cartCount(count)}
      >
        <Icon name="cart" size={22} />
        {count === 0 ? null : (
          <span class="bar-link__count" aria-hidden="true">
            {count}
          </span>
        )}
      </Link>
    </TopBar>
  )
}

function MemberLinks(): JSX.Element {
  const text = useText()
  const { nav } = useShopText()
  const session = useQuery(sessionQuery)
  const leave = useSignOut()
  if (!session.data) {
    return (
      <Link class="bar-link" href="/sign-in">
        {text.action.signIn}
      </Link>
    )
  }
  return (
    <>
      {staffRoles.includes(session.data.user.role) ? (
        <a class="bar-link bar-link--wide" href="/admin">
          {nav.admin}
        </a>
      ) : null}
      <Link class="bar-link" href="/orders">
        {nav.orders}
      </Link>
      <button type="button" class="bar-link bar-link--wide" onClick={() => void leave()}>
        {text.action.signOut}
      </button>
    </>
  )
}
