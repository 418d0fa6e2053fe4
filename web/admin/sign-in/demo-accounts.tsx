/** Accounts to try out with: pressing one fills in the form. */
import type { JSX } from 'preact'
import type { Config } from '../../../contract/config.ts'
import { Badge, Card } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'

type Accounts = NonNullable<Config['demoAccounts']>
type Props = {
  accounts: Accounts
  onPick: (input: { email: string; password: string }) => void
}

/** The one password of every demo account; they exist only outside production. */
const demoPassword = 'hanbeon-demo-1234'

export function DemoAccounts({ accounts, onPick }: Props): JSX.Element | null {
  const text = useAdminText()
  const staff = accounts.filter(({ role }) => ['admin', 'operator', 'viewer'].includes(role))
  const roles: Record<string, string> = text.role
  if (staff.length === 0) return null
  return (
    <Card title={text.signIn.demo}>
      <p class="faint">{text.signIn.demoBody}</p>
      <ul class="demo-accounts">
        {staff.map(({ email, role }) => (
          <li key={email}>
            <button
              type="button"
              class="demo-accounts__one"
              onClick={() => onPick({ email, password: demoPassword })}
            >
              <span>{email}</span>
              <Badge>{roles[role] ?? role}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
