/** One press to try the shop as anybody; only where the server offers it, which is never in production. */
import type { JSX } from 'preact'
import { Button } from '../../ui/button.tsx'
import { useShopText } from '../text/text.ts'

const demoPassword = 'hanbeon-demo-1234'

type Props = {
  accounts: readonly { email: string; role: string }[]
  busy: boolean
  onPick: (email: string, password: string) => Promise<void>
}

export function DemoAccounts({ accounts, busy, onPick }: Props): JSX.Element {
  const t = useShopText()
  return (
    <section class="demo" aria-labelledby="demo-title">
      <h2 class="demo__title" id="demo-title">
        {t.account.demo}
      </h2>
      <ul class="demo__list">
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              variant="secondary"
              block
              disabled={busy}
              data-testid={`demo-${account.email.split('@')[0]}`}
              onClick={() => void onPick(account.email, demoPassword)}
            >
              {t.role[account.role] ?? account.role}
              <span class="demo__mail">{account.email}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
