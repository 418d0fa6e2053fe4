/** What is left on the payment before and after this refund. */
import type { JSX } from 'preact'
import { Icon, Money } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import type { RefundState } from './use-refund.ts'

export function Balance({ refund }: { refund: RefundState }): JSX.Element {
  const { refund: text } = useAdminText()
  const { balance } = refund.facts
  const after = Math.max(0, balance - refund.amount)
  return (
    <div class="balance" data-testid="refund-balance">
      <span class="balance__label">{text.balance}</span>
      <span class="balance__figures">
        <span class="visually-hidden">{text.before} </span>
        <Money amount={balance} />
        <Icon name="next" size={16} />
        <span class="visually-hidden">{text.after} </span>
        <strong>
          <Money amount={after} />
        </strong>
      </span>
    </div>
  )
}
