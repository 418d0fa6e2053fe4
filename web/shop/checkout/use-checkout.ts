/** Pressing pay: the order is made or taken up again, and the window opens for it. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'preact/hooks'
import { type ApiError, isApiError } from '../../api/api-error.ts'
import type { InitiateBody } from '../../api/checkout.query.ts'
import { configQuery } from '../../api/config.query.ts'
import { rememberBought } from '../shared/cart.ts'
import { useGoTo, useHere } from '../shared/navigation.tsx'
import type { PaymentChoice } from '../shared/payment/choice.ts'
import type { WindowRequest } from '../shared/payment/open-window.ts'
import { type PaymentFlow, usePayment } from '../shared/payment/use-payment.ts'
import { signInHref } from '../shared/safe-next.ts'
import { useShopText } from '../text/text.ts'
import type { CheckoutProps } from './checkout-body.tsx'
import { addressedTo, type CheckoutForm } from './checkout-form.ts'
import { prepareOrder } from './prepare-order.ts'

type Filled = { form: CheckoutForm; ships: boolean; choice: PaymentChoice | undefined }

export type CheckoutFlow = {
  flow: PaymentFlow
  problem: unknown
  /** The price that the buyer saw and the price that it is now. */
  stale: { expected: number; actual: number } | undefined
  pay: () => Promise<void>
}

export function useCheckout(props: CheckoutProps, filled: Filled): CheckoutFlow {
  const { config, quote, items, fromCart, onStale } = props
  const { memos } = useShopText().checkout
  const client = useQueryClient()
  const goTo = useGoTo()
  const here = useHere()
  const flow = usePayment(config)
  const [problem, setProblem] = useState<unknown>()
  const [stale, setStale] = useState<CheckoutFlow['stale']>()

  const body: InitiateBody = {
    items,
    expectedTotalAmount: quote.totalAmount,
    ...addressedTo(filled.form, filled.ships, memos),
  }

  const prepare = async (): Promise<WindowRequest | undefined> => {
    const prepared = await prepareOrder(body)
    const { orderNumber } = prepared.kind === 'ready' ? prepared.order : prepared
    if (prepared.kind === 'ready' && fromCart) rememberBought(orderNumber, items)
    if (prepared.kind === 'ready' && prepared.order.payment !== null) return prepared.order.payment
    // Nothing to pay, or paid before.
    goTo(`/checkout/result/${orderNumber}`)
    return undefined
  }

  const refused = (error: ApiError): void => {
    const { code, expected, actual } = error
    if (code === 'E_CHECKOUT_PAUSED') void client.invalidateQueries(configQuery)
    if (code === 'E_PRICE_STALE') onStale()
    if (code === 'E_UNAUTHENTICATED') goTo(signInHref(here))
    else if (code === 'E_PRICE_STALE' && expected !== undefined && actual !== undefined) {
      setStale({ expected, actual })
    } else setProblem(error)
  }

  const pay = async (): Promise<void> => {
    setProblem(undefined)
    setStale(undefined)
    const { name, email, phone } = body.buyer ?? {}
    const choice = filled.choice ?? { kind: 'window', method: 'CARD' }
    try {
      await flow.start({ choice, payer: { name, email, phone }, prepare })
    } catch (error) {
      if (isApiError(error)) refused(error)
      else setProblem(error)
    }
  }

  return { flow, problem, stale, pay }
}
