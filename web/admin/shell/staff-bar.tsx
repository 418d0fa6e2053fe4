/** The bar of wide screens: switches, who is signed in, the way out. */
import type { JSX } from 'preact'
import { LanguageSwitch, ThemeSwitch } from '../../ui/index.ts'
import { SignOutButton, WhoAmI } from './who-am-i.tsx'

export function StaffBar(): JSX.Element {
  return (
    <div class="staff-bar">
      <LanguageSwitch />
      <ThemeSwitch />
      <span class="staff-bar__line" aria-hidden="true" />
      <WhoAmI />
      <SignOutButton />
    </div>
  )
}
