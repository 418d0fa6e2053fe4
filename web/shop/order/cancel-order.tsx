/** Cancelling an unpaid order; the dialog's button repeats the verb. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { OrderDetail } from '../../../contract/order.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { useShopText } from '../text/text.ts'

export function CancelOrder({ order }: { order: OrderDetail }): JSX.Element {
  const t = useShopText().order
  const { action } = useText()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const cancelling = useMutation({
    mutationFn: () => send('POST', `/api/orders/${order.id}/cancel`),
    onSuccess: (answer) => {
      setOpen(false)
      // 202: the account could not be closed for certain yet, so nothing has changed.
      toast(answer.status === 202 ? t.cancelPending : t.cancelled)
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['orders'] })
      await client.invalidateQueries({ queryKey: ['result'] })
    },
  })
  return (
    <>
      <Button variant="ghost" block data-testid="cancel-order" onClick={() => setOpen(true)}>
        {t.cancel}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t.cancelTitle}
        actions={
          <>
            <Button variant="secondary" size="l" onClick={() => setOpen(false)}>
              {action.close}
            </Button>
            <Button
              variant="danger"
              size="l"
              data-testid="cancel-order-confirm"
              loading={cancelling.isPending}
              onClick={() => cancelling.mutate()}
            >
              {t.cancel}
            </Button>
          </>
        }
      >
        <p>{t.cancelBody}</p>
        {cancelling.isError ? <ErrorNotice error={cancelling.error} /> : null}
      </Dialog>
    </>
  )
}
