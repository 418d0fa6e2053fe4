/** Why: the usual reasons fill the field, and every one of them can be written further. */
import type { JSX } from 'preact'
import { TextField } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { reasonMax } from './refund-form.ts'
import type { RefundState } from './use-refund.ts'

export function ReasonField({ refund }: { refund: RefundState }): JSX.Element {
  const { refund: text } = useAdminText()
  const { form, errors, change } = refund
  return (
    <div class="reason">
      <TextField
        label={text.reason}
        hint={text.reasonHint}
        error={errors.includes('reason') ? text.error.reason : undefined}
        maxLength={reasonMax}
        autoComplete="off"
        data-testid="refund-reason"
        value={form.reason}
        onValue={(reason) => change({ reason })}
      />
      <ul class="reason__common" aria-label={text.reasons}>
        {text.common.map((reason) => (
          <li key={reason}>
            <button
              type="button"
              class="chip"
              aria-pressed={form.reason === reason}
              onClick={() => change({ reason })}
            >
              {reason}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
