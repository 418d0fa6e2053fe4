/** The bar of a phone: brand, and a menu that holds everything else. */
import type { JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { Icon, LanguageSwitch, Sheet, ThemeSwitch } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { Navigation } from './navigation-menu.tsx'
import { SignOutButton, WhoAmI } from './who-am-i.tsx'

export function PhoneBar({ onMenu }: { onMenu: () => void }): JSX.Element {
  const { brand } = useText()
  const text = useAdminText()
  return (
    <div class="phone-bar">
      <span class="brand">
        {brand} <span class="brand__part">{text.title}</span>
      </span>
      <button
        type="button"
        class="bar-link"
        aria-label={text.shell.menu}
        aria-haspopup="dialog"
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
    </div>
  )
}

export function PhoneMenu({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element {
  const text = useAdminText()
  return (
    <Sheet open={open} onClose={onClose} title={text.shell.navigation}>
      <div class="phone-menu">
        <Navigation onGone={onClose} />
        <WhoAmI />
        <div class="row row--wrap">
          <LanguageSwitch />
          <ThemeSwitch />
          <SignOutButton />
        </div>
      </div>
    </Sheet>
  )
}
