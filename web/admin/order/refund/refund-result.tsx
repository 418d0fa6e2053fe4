/** What became of the refund; where that is not known, it says so and offers nothing that could double it. */
import type { JSX } from 'preact'
import { isApiError } from '../../../api/api-error.ts'
import { useLanguage } from '../../../text/language.ts'
import { Button, Icon, type IconName, RequestId, Spinner, wonText } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import type { RefundOutcome } from './refund-outcome.ts'
import { useFocus } from './use-focus.ts'
import type { RefundState } from './use-refund.ts'

type Shown = Exclude<RefundOutcome, 'refused'>
type Props = { refund: RefundState; outcome: Shown; onClose: () => void }

const icons: Record<Shown, IconName> = {
  done: 'check',
  checking: 'clock',
  approval: 'user',
  failed: 'alert',
  unknown: 'alert',
}

export function RefundResult({ refund, outcome, onClose }: Props): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const error = refund.result?.error
  const start = useFocus<HTMLParagraphElement>(outcome)
  const words: Record<Shown, readonly [string, string]> = {
    done: [text.done(wonText(refund.sentAmount, language)), text.doneBody],
    checking: [text.checking, text.checkingBody],
    approval: [text.approval, text.approvalBody],
    failed: [text.failed, text.failedBody],
    unknown: [text.unknown, text.unknownBody],
  }
  const [title, body] = words[outcome]
  return (
    <div class="refund" data-testid="refund-result" data-outcome={outcome}>
      <div class="refund-result" role="status">
        <span class={`refund-result__icon refund-result__icon--${outcome}`}>
          {outcome === 'checking' ? (
            <Spinner size={32} />
          ) : (
            <Icon name={icons[outcome]} size={32} />
          )}
        </span>
        <p class="refund-result__title" tabIndex={-1} ref={start}>
          {title}
        </p>
        <p>{body}</p>
        {outcome === 'unknown' && isApiError(error) ? <RequestId id={error.requestId} /> : null}
      </div>
      <div class="refund__actions">
        <Button variant="secondary" onClick={onClose}>
          {text.close}
        </Button>
        {outcome === 'unknown' ? (
          <Button data-testid="refund-again" loading={refund.isSending} onClick={refund.sendAgain}>
            {text.again}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
