/** Where Toss sends a buyer who did not pay: our words for its code, and another try only where the server allows one. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { recordFail, resultQuery } from '../../api/checkout.query.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Link, useGoTo } from '../shared/navigation.tsx'
import { type FailReturn, failedReturn, keepToken, returnToken } from '../shared/return-address.ts'
import { useShopText } from '../text/text.ts'
import './checkout.css'
import { DeclinedResult } from './declined-result.tsx'
import { isFinal, offersPayment, resultState } from './result-state.ts'
import { UnknownFail } from './unknown-fail.tsx'

export function FailPage(): JSX.Element {
  const t = useShopText()
  const [back] = useState(failedReturn)
  return (
    <Page title={t.fail.title} width="column">
      {back === undefined ? (
        <EmptyState
          page
          icon="card"
          title={t.fail.title}
          body={t.result.unpaidBody}
          action={
            <Link class={buttonClass()} href="/cart">
              {t.checkout.toCart}
            </Link>
          }
        />
      ) : (
        <Fail back={back} />
      )}
    </Page>
  )
}

function Fail({ back }: { back: FailReturn }): JSX.Element {
  const goTo = useGoTo()
  const orderNumber = orderNumberOf(back)
  const token = back.token ?? returnToken(orderNumber)
  const recorded = useRecorded(back)
  const result = useQuery({
    ...resultQuery(orderNumber, token),
    enabled: recorded && orderNumber !== '',
    retry: 1,
  })
  const order = result.data
  const state = order === undefined ? undefined : resultState(order, { kind: 'none' }, Date.now())
  // An order that is paid, or may be, has its own page to say so.
  const elsewhere =
    state !== undefined && (!isFinal(state) || ['paid', 'refunded'].includes(state.kind))
  useEffect(() => {
    if (!elsewhere) return
    if (token !== undefined) keepToken(orderNumber, token)
    goTo(`/checkout/result/${orderNumber}`, { replace: true })
  }, [elsewhere])
  if (!recorded || elsewhere || (result.isPending && orderNumber !== '')) {
    return <Skeleton kind="card" lines={2} />
  }
  if (order === undefined || state === undefined) return <UnknownFail code={back.code} />
  return <DeclinedResult order={order} code={back.code} canRetry={offersPayment(state)} />
}

/** True once the server knows, or could not be told. */
function useRecorded(back: FailReturn): boolean {
  const [recorded, setRecorded] = useState(false)
  useEffect(() => {
    const { orderId, code, token } = back
    recordFail({ orderId: orderId ?? back.orderNumber, code, token })
      .catch(() => undefined)
      .then(() => setRecorded(true))
  }, [])
  return recorded
}

/** A Toss order id is the order number, with a suffix from the second attempt on. */
function orderNumberOf(back: FailReturn): string {
  return back.orderNumber ?? back.orderId?.slice(0, 20) ?? ''
}
