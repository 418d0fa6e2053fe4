/** Something is in doubt: what that means, and that it heals by itself. */
import type { JSX } from 'preact'
import type { AdminOrderDetail } from '../../../contract/admin.ts'
import { Notice } from '../../ui/index.ts'
import { hasPendingRefund, isInDoubt } from '../api/admin-order.query.ts'
import { useAdminText } from '../text/text.ts'

export function DoubtNotice({ detail }: { detail: AdminOrderDetail }): JSX.Element {
  const { order: text } = useAdminText()
  return (
    <div role="status" class="order__doubt">
      {isInDoubt(detail) ? (
        <div data-testid="in-doubt">
          <Notice tone="warning" title={text.inDoubt}>
            <p>{text.inDoubtBody}</p>
            <p>{text.inDoubtNext}</p>
          </Notice>
        </div>
      ) : null}
      {hasPendingRefund(detail) ? (
        <Notice tone="warning" title={text.refundInDoubt}>
          <p>{text.refundInDoubtBody}</p>
        </Notice>
      ) : null}
    </div>
  )
}
