/** Fill in, check, send, result: one refund from beginning to end. */
import type { JSX } from 'preact'
import type { AdminOrderDetail } from '../../../../contract/admin.ts'
import { Button, Notice } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import './refund.css'
import { RefundCheck } from './refund-check.tsx'
import { RefundFields } from './refund-fields.tsx'
import { RefundResult } from './refund-result.tsx'
import { useRefund } from './use-refund.ts'

type Props = { id: string; detail: AdminOrderDetail; onClose: () => void }

export function RefundSteps({ id, detail, onClose }: Props): JSX.Element {
  const refund = useRefund(id, detail)
  const { result } = refund
  const { refundable } = detail
  const isBlocked = refundable.blockedBy !== null || refundable.amount === 0
  if (result !== undefined && result.outcome !== 'refused') {
    return <RefundResult refund={refund} outcome={result.outcome} onClose={onClose} />
  }
  if (isBlocked && !refund.isSending && result === undefined) {
    return <Blocked by={refundable.blockedBy} onClose={onClose} />
  }
  return refund.step === 'form' ? (
    <RefundFields refund={refund} until={refundable.until} />
  ) : (
    <RefundCheck refund={refund} detail={detail} />
  )
}

function Blocked({ by, onClose }: { by: string | null; onClose: () => void }): JSX.Element {
  const { refund: text } = useAdminText()
  const why = by === null ? text.blockedBy.refunded : (text.blockedBy[by] ?? by)
  return (
    <div class="refund" data-testid="refund-blocked">
      <Notice title={text.blocked}>
        <p>{why}</p>
      </Notice>
      <div class="refund__actions">
        <Button variant="secondary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </div>
  )
}
