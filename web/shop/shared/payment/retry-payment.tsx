/** Paying for an order that is still unpaid: choose how, press once, and the window opens for the same order. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isApiError } from '../../../api/api-error.ts'
import { retryOrder } from '../../../api/checkout.query.ts'
import { configQuery } from '../../../api/config.query.ts'
import { sessionQuery } from '../../../api/session.query.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorNotice } from '../../../ui/states.tsx'
import { useGoTo, useHere } from '../navigation.tsx'
import { keepToken } from '../return-address.ts'
import { signInHref } from '../safe-next.ts'
import type { PaymentChoice } from './choice.ts'
import { PaymentMethods } from './payment-methods.tsx'
import { usePayment } from './use-payment.ts'
import { WindowNotes } from './window-notes.tsx'

type Props = { orderId: string; orderNumber: string; amount: number; label: string }

export function RetryPayment({ orderId, orderNumber, amount, label }: Props): JSX.Element | null {
  const config = useQuery(configQuery)
  const session = useQuery(sessionQuery)
  const client = useQueryClient()
  const goTo = useGoTo()
  const here = useHere()
  const [choice, setChoice] = useState<PaymentChoice>()
  const [problem, setProblem] = useState<unknown>()
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['result'] })
    void client.invalidateQueries({ queryKey: ['orders'] })
  }
  const flow = usePayment(config.data, refresh)
  if (config.data === undefined) return null

  const pay = async (): Promise<void> => {
    if (choice === undefined) return
    setProblem(undefined)
    const { name, email } = session.data?.user ?? {}
    const prepare = async () => {
      const { payment } = await retryOrder(orderId)
      const token = payment === null ? null : new URL(payment.failUrl).searchParams.get('token')
      if (token !== null) keepToken(orderNumber, token)
      return payment ?? undefined
    }
    try {
      await flow.start({ choice, payer: { name, email }, prepare })
    } catch (error) {
      if (isApiError(error, 'E_UNAUTHENTICATED')) return goTo(signInHref(here))
      setProblem(error)
      refresh()
    }
  }

  return (
    <div class="stack">
      <PaymentMethods {...{ config: config.data, amount, choice, onChoice: setChoice }} />
      <WindowNotes flow={flow} />
      {problem === undefined ? null : <ErrorNotice error={problem} />}
      <Button
        size="l"
        block
        data-testid="retry"
        disabled={choice === undefined}
        loading={flow.phase === 'preparing' || flow.phase === 'open'}
        onClick={() => void pay()}
      >
        {label}
      </Button>
    </div>
  )
}
