/** The first step: how much, why, and where to. */
import type { JSX } from 'preact'
import { useLanguage } from '../../../text/language.ts'
import { Button, Checkbox, dateText } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { Segmented } from '../../ui/index.ts'
import { AccountFields } from './account-fields.tsx'
import { AmountField } from './amount-field.tsx'
import { Balance } from './balance.tsx'
import { ItemFields } from './item-fields.tsx'
import { ReasonField } from './reason-field.tsx'
import type { RefundMode } from './refund-form.ts'
import type { RefundState } from './use-refund.ts'

type Props = { refund: RefundState; until: string | null }

export function RefundFields({ refund, until }: Props): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const { facts, form, change } = refund
  const modes: readonly { value: RefundMode; label: string }[] = [
    { value: 'full', label: text.full },
    { value: 'amount', label: text.amountMode },
    { value: 'items', label: text.itemsMode },
  ]
  return (
    <form
      class="refund dense"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        refund.check()
        requestAnimationFrame(() =>
          form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
        )
      }}
    >
      <Balance refund={refund} />
      {until === null ? null : <p class="faint">{text.until(dateText(until, 'date', language))}</p>}
      {facts.canSplit ? (
        <Segmented
          legend={text.mode}
          options={modes}
          value={form.mode}
          onValue={(mode) => change({ mode })}
        />
      ) : (
        <p class="faint">{text.onlyFull}</p>
      )}
      {form.mode === 'items' ? <ItemFields refund={refund} /> : <AmountField refund={refund} />}
      <ReasonField refund={refund} />
      {facts.needsAccount ? <AccountFields refund={refund} /> : null}
      {facts.hasCourse ? (
        <Checkbox
          checked={form.keepAccess}
          onChecked={(keepAccess) => change({ keepAccess })}
          data-testid="refund-keep-access"
        >
          {text.keepAccess}
        </Checkbox>
      ) : null}
      <div class="refund__actions">
        <Button type="submit" data-testid="refund-submit">
          {text.next}
        </Button>
      </div>
    </form>
  )
}
