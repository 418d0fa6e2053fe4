/** A buyer who comes back here by the back button after paying is led to the result, never to a second payment. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'preact/hooks'
import { resultQuery } from '../../api/checkout.query.ts'
import { takeArrivedByBack } from '../shared/arrival.ts'
import { useGoTo } from '../shared/navigation.tsx'
import { returnToken } from '../shared/return-address.ts'
import { startedOrder } from './started-order.ts'

export function useLeaveIfSettled(): void {
  const client = useQueryClient()
  const goTo = useGoTo()
  useEffect(() => {
    const look = (): void => {
      const started = startedOrder()
      if (!takeArrivedByBack() || started === undefined) return
      const { orderNumber } = started
      client
        .fetchQuery({ ...resultQuery(orderNumber, returnToken(orderNumber)), retry: false })
        .then((result) => {
          if (!result.canRetry) goTo(`/checkout/result/${orderNumber}`, { replace: true })
        })
        .catch(() => undefined)
    }
    look()
    addEventListener('pageshow', look)
    return () => removeEventListener('pageshow', look)
  }, [])
}
