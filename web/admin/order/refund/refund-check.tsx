/** The second step: everything once more, and the button that says what it does. */
import type { JSX } from 'preact'
import type { AdminOrderDetail } from '../../../../contract/admin.ts'
import { isApiError } from '../../../api/api-error.ts'
import { useErrorText } from '../../../text/error-text.ts'
import { useLanguage } from '../../../text/language.ts'
import { Button, ErrorNotice, Money, Notice, RequestId, wonText } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { DescriptionList } from '../../ui/index.ts'
import { Balance } from './balance.tsx'
import { bankName } from './banks.ts'
import { paidPayment } from './refund-form.ts'
import { useFocus } from './use-focus.ts'
import type { RefundState } from './use-refund.ts'

type Props = { refund: RefundState; detail: AdminOrderDetail }

export function RefundCheck({ refund, detail }: Props): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const start = useFocus<HTMLParagraphElement>()
  return (
    <div class="refund">
      <p class="refund__question" tabIndex={-1} ref={start}>
        {text.check}
      </p>
      <p class="refund__amount">
        <Money amount={refund.amount} size="xl" />
      </p>
      <Balance refund={refund} />
      <Facts refund={refund} detail={detail} />
      {refund.result?.error === undefined ? null : <Refused error={refund.result.error} />}
      <div class="refund__actions">
        <Button variant="secondary" disabled={refund.isSending} onClick={refund.edit}>
          {text.edit}
        </Button>
        <Button data-testid="refund-confirm" loading={refund.isSending} onClick={refund.send}>
          {text.submit(wonText(refund.amount, language))}
        </Button>
      </div>
    </div>
  )
}

function Facts({ refund, detail }: Props): JSX.Element {
  const { refund: text, method } = useAdminText()
  const language = useLanguage()
  const { form, facts } = refund
  const payment = paidPayment(detail.payments)
  const paidBy = payment?.method ?? ''
  const items = facts.items
    .filter((item) => (form.lines[item.id]?.quantity ?? 0) > 0)
    .map((item) => `${item.name} × ${form.lines[item.id]?.quantity}`)
    .join(', ')
  const whole = refund.amount === facts.balance ? text.whole : text.part
  return (
    <DescriptionList
      facts={[
        { label: text.what, value: form.mode === 'items' ? items : whole },
        { label: text.reason, value: form.reason.trim() },
        {
          label: text.how,
          value: facts.needsAccount
            ? `${bankName(form.bank, language)} ${form.accountNumber} ${form.holderName.trim()}`
            : [method[paidBy] ?? paidBy, payment?.card?.company].filter(Boolean).join(' · '),
        },
        { label: text.access, value: facts.hasCourse && form.keepAccess ? text.accessKept : null },
      ]}
    />
  )
}

/** Toss's reason says more than ours, where there is one. */
function Refused({ error }: { error: unknown }): JSX.Element {
  const known = isApiError(error) ? error : undefined
  const words = useErrorText(known?.providerCode)
  if (known?.providerCode === undefined || words === undefined) return <ErrorNotice error={error} />
  return (
    <div role="alert">
      <Notice tone="problem" title={words.title}>
        <p>{words.body}</p>
        <p class="mono">{known.providerCode}</p>
        <RequestId id={known.requestId} />
      </Notice>
    </div>
  )
}
