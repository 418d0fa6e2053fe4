/** The button that opens the refund dialog, where there is something to give back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AdminOrderDetail } from '../../../../contract/admin.ts'
import { Button, Sheet } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { openIntent } from './refund-intent.ts'
import { RefundSteps } from './refund-steps.tsx'

type Props = { id: string; detail: AdminOrderDetail }

export function RefundAction({ id, detail }: Props): JSX.Element | null {
  const { refund: text } = useAdminText()
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const { paymentStatus } = detail.order
  const hasMoney = paymentStatus === 'paid' || paymentStatus === 'partially_refunded'
  const isUnfinished = openIntent(detail.order.id) !== undefined
  if (!hasMoney && !isUnfinished && !isOpen) return null
  return (
    <>
      <Button variant="primary" size="s" data-testid="refund-open" onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      <Sheet open={isOpen} onClose={close} title={text.title}>
        <RefundSteps id={id} detail={detail} onClose={close} />
      </Sheet>
    </>
  )
}
