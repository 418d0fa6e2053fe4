/** Around every page of the staff: banners, navigation at the side, the bar with who is signed in. */
import { useQuery } from '@tanstack/react-query'
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { configQuery } from '../../api/config.query.ts'
import { SkipLink, TestModeBanner } from '../../ui/index.ts'
import { useWide } from '../ui/use-wide.ts'
import { Navigation } from './navigation-menu.tsx'
import { PausedBanner } from './paused-banner.tsx'
import { PhoneBar, PhoneMenu } from './phone-bar.tsx'
import './shell.css'
import { StaffBar } from './staff-bar.tsx'

/** So that a pause shows without a reload. */
const configEveryMs = 30_000

export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const { data: config } = useQuery({ ...configQuery, refetchInterval: configEveryMs })
  const isWide = useWide()
  const [isMenu, setMenu] = useState(false)
  return (
    <div class="shell">
      <SkipLink />
      {isWide ? (
        <div class="shell__side">
          <Navigation />
        </div>
      ) : null}
      <div class="shell__body">
        <header class="shell__top">
          {config?.isTestMode ? <TestModeBanner /> : null}
          {config?.checkout.paused ? <PausedBanner /> : null}
          {isWide ? <StaffBar /> : <PhoneBar onMenu={() => setMenu(true)} />}
        </header>
        {isWide ? null : <PhoneMenu open={isMenu} onClose={() => setMenu(false)} />}
        {children}
      </div>
    </div>
  )
}
