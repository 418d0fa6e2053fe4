/** What surrounds every page of the shop: bar, test banner, footer, notes; and the frame for its failures. */
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import type { JSX } from 'preact'
import { configQuery } from '../../api/config.query.ts'
import { useLanguage } from '../../text/language.ts'
import { useText } from '../../text/text.ts'
import { Footer } from '../../ui/footer.tsx'
import { SkipLink } from '../../ui/page.tsx'
import { TestModeBanner } from '../../ui/test-mode-banner.tsx'
import { Toaster } from '../../ui/toast.tsx'
import { useOnline } from '../../ui/use-online.ts'
import { Link } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'
import { business } from './business.ts'
import { ShopBar } from './shop-bar.tsx'
import './shell.css'

export function Shell(): JSX.Element {
  const text = useText()
  const { footer } = useShopText()
  const online = useOnline()
  const { name, lines } = business[useLanguage()]
  const config = useQuery(configQuery)
  return (
    <div class="shell">
      <SkipLink />
      {config.data?.isTestMode ? <TestModeBanner /> : null}
      <ShopBar />
      {online ? null : (
        <p class="shell__offline" role="status">
          {text.state.offline}
        </p>
      )}
      <Outlet />
      <Footer name={name} lines={lines}>
        <Link class="footer__link" href="/policy/terms">
          {footer.terms}
        </Link>
        <Link class="footer__link" href="/policy/privacy">
          <strong>{footer.privacy}</strong>
        </Link>
        <Link class="footer__link" href="/policy/refund">
          {footer.refund}
        </Link>
      </Footer>
      <Toaster />
    </div>
  )
}
