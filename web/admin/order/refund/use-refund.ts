/** One opened refund dialog: what is filled in, which request it became, and what became of that. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'preact/hooks'
import type { AdminOrderDetail } from '../../../../contract/admin.ts'
import type { Answer } from '../../../api/client.ts'
import { newId } from '../../../api/id.ts'
import { listKey, orderKey, type Refunded, refundOrder } from '../../api/admin-order.query.ts'
import {
  emptyRefundForm,
  refundAmount,
  refundBody,
  refundErrors,
  refundFacts,
} from './refund-form.ts'
import { intentFor, keepIntent, openIntent, type RefundIntent } from './refund-intent.ts'
import { outcomeOfError, outcomeOfStatus, type RefundOutcome } from './refund-outcome.ts'

export type RefundState = ReturnType<typeof useRefund>
type Result = { outcome: RefundOutcome; refundId?: string; error?: unknown }

export function useRefund(id: string, detail: AdminOrderDetail) {
  const facts = refundFacts(detail)
  const orderId = detail.order.id
  const [form, setForm] = useState(() => emptyRefundForm(facts))
  const [step, setStep] = useState<'form' | 'check'>('form')
  const [isTried, setTried] = useState(false)
  const [intent, setIntent] = useState(() => openIntent(orderId))
  const [result, setResult] = useState<Result | undefined>(() =>
    intent === undefined ? undefined : { outcome: 'unknown' },
  )
  const sending = useSend(id, orderId, (next, became) => {
    setIntent(next)
    setResult(became)
  })
  const errors = refundErrors(form, facts)
  const amount = refundAmount(form, facts)
  // Known at once, not at the next drawing: a double click must not become two refunds.
  const isSent = useRef(false)
  const send = (next: RefundIntent): void => {
    if (isSent.current) return
    isSent.current = true
    setIntent(next)
    sending.mutate(next, { onSettled: () => (isSent.current = false) })
  }
  return {
    facts,
    form,
    amount,
    step,
    errors: isTried ? errors : [],
    change: (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part })),
    check: () => {
      setTried(true)
      if (errors.length === 0) setStep('check')
    },
    edit: () => {
      setStep('form')
      setResult(undefined)
    },
    send: () => send(intentFor(refundBody(form, facts), amount, intent, newId)),
    sendAgain: () => intent !== undefined && send(intent),
    isSending: sending.isPending,
    sentAmount: intent?.amount ?? amount,
    result: settled(result, detail),
  }
}

/** Its own callbacks run even after the dialog has been closed. */
function useSend(id: string, orderId: string, onResult: (next: RefundIntent, r: Result) => void) {
  const client = useQueryClient()
  const conclude = (intent: RefundIntent, result: Result): void => {
    const isOver = result.outcome !== 'unknown'
    const next: RefundIntent = { ...intent, state: isOver ? 'refused' : 'open' }
    keepIntent(orderId, next)
    onResult(next, result)
    void client.invalidateQueries({ queryKey: orderKey(id) })
    void client.invalidateQueries({ queryKey: listKey })
  }
  return useMutation<Answer<Refunded>, Error, RefundIntent>({
    mutationFn: (intent) => {
      // From here on it may have been done.
      keepIntent(orderId, { ...intent, state: 'open' })
      return refundOrder(id, intent.body, intent.key)
    },
    onSuccess: (answer, intent) => conclude(intent, resultOf(answer)),
    onError: (error, intent) =>
      conclude(intent, { outcome: outcomeOfError(error, intent.state === 'open'), error }),
  })
}

function resultOf({ status, data }: Answer<Refunded>): Result {
  if (data.refund === null) return { outcome: status === 202 ? 'checking' : 'done' }
  return { outcome: outcomeOfStatus(data.refund.status), refundId: data.refund.id }
}

/** A refund that was on its way is over when the order, read again, says so. */
function settled(result: Result | undefined, detail: AdminOrderDetail): Result | undefined {
  if (result?.outcome !== 'checking' || result.refundId === undefined) return result
  const refund = detail.refunds.find(({ id }) => id === result.refundId)
  return refund === undefined ? result : { ...result, outcome: outcomeOfStatus(refund.status) }
}
