/** The bar of a phone: brand and a menu that holds everything else. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useText } from '../../text/text.ts'
import { Icon, LanguageSwitch, Sheet, ThemeSwitch } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { Navigation } from './navigation-menu.tsx'
import { SignOutButton, WhoAmI } from './who-am-i.tsx'

export function PhoneBar(): JSX.Element {
  const { brand } = useText()
  const text = useAdminText()
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
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
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" />
      </button>
      <Sheet open={isOpen} onClose={close} title={text.shell.navigation}>
        <div class="phone-menu">
          <Navigation onGone={close} />
          <WhoAmI />
          <div class="row row--wrap">
            <LanguageSwitch />
            <ThemeSwitch />
            <SignOutButton />
          </div>
        </div>
      </Sheet>
    </div>
  )
}
