/** Where one can go in the admin: only what there is. */
import type { JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { Icon, type IconName } from '../../ui/index.ts'
import { AdminLink, useWhere } from '../navigation.tsx'
import { useAdminText } from '../text/text.ts'

type Place = { to: string; label: string; icon: IconName }

export function Navigation({ onGone }: { onGone?: () => void }): JSX.Element {
  const { brand } = useText()
  const text = useAdminText()
  const { pathname } = useWhere()
  const places: readonly Place[] = [{ to: '/orders', label: text.shell.orders, icon: 'receipt' }]
  return (
    <nav class="side-menu" aria-label={text.shell.navigation}>
      <span class="brand">
        {brand} <span class="brand__part">{text.title}</span>
      </span>
      <ul class="side-menu__places">
        {places.map(({ to, label, icon }) => (
          <li key={to}>
            <AdminLink
              to={to}
              class="side-menu__link"
              aria-current={pathname.includes(to) ? 'page' : undefined}
              onClick={onGone}
            >
              <Icon name={icon} size={20} />
              {label}
            </AdminLink>
          </li>
        ))}
      </ul>
      <a class="side-menu__link side-menu__link--quiet" href="/">
        <Icon name="external" size={18} />
        {text.shell.shop}
      </a>
    </nav>
  )
}
