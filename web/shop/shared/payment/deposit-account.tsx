/** The account to pay into: bank, number, holder, the exact amount, and how long there is. */
import type { JSX } from 'preact'
import type { VirtualAccount } from '../../../../contract/order.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { DateTime } from '../../../ui/date-time.tsx'
import { countdownText } from '../../../ui/format.ts'
import { Money } from '../../../ui/money.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useShopText } from '../../text/text.ts'
import { Facts } from '../facts.tsx'
import './deposit-account.css'

export function DepositAccount({ account }: { account: VirtualAccount }): JSX.Element {
  const t = useShopText().deposit
  return (
    <div class="deposit">
      <p class="deposit__bank">{account.bankName}</p>
      <p class="deposit__number">
        <span>{account.accountNumber}</span>
        <CopyButton value={account.accountNumber} label={t.account} />
      </p>
      <Facts
        facts={[
          { label: t.holder, value: account.holderName },
          {
            label: t.amount,
            value: (
              <>
                <strong>
                  <Money amount={account.amount} />
                </strong>
                <CopyButton compact value={String(account.amount)} label={t.amount} />
              </>
            ),
          },
          { label: t.due, value: <DateTime at={account.dueAt} /> },
          { label: t.left, value: <TimeLeft until={account.dueAt} /> },
        ]}
      />
      <p class="deposit__note">{t.exact}</p>
    </div>
  )
}

function TimeLeft({ until }: { until: string }): JSX.Element {
  const t = useShopText().deposit
  const left = new Date(until).getTime() - useNow()
  if (left <= 0) return <span>{t.over}</span>
  return (
    <span class="deposit__left" role="timer" aria-live="off">
      {countdownText(left)}
    </span>
  )
}
