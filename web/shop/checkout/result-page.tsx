/** What became of a payment; the same for a reload, for the back button, and in another browser that only has the token. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { isApiError } from '../../api/api-error.ts'
import { sessionQuery } from '../../api/session.query.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { takeOutBought } from '../shared/cart.ts'
import { Link, useHere, useParam } from '../shared/navigation.tsx'
import { forgetToken, returnToken } from '../shared/return-address.ts'
import { signInHref } from '../shared/safe-next.ts'
import { useShopText } from '../text/text.ts'
import './checkout.css'
import { CheckingResult } from './checking-result.tsx'
import { ResultView } from './result-view.tsx'
import { markStartedOver } from './started-order.ts'
import { type CheckoutOutcome, useResult } from './use-result.ts'

export function ResultPage(): JSX.Element {
  const orderNumber = useParam('orderNumber')
  const t = useShopText().result
  return (
    <Page title={t.title} width="column">
      <Result key={orderNumber} orderNumber={orderNumber} />
    </Page>
  )
}

function Result({ orderNumber }: { orderNumber: string }): JSX.Element {
  const [token] = useState(() => returnToken(orderNumber))
  const outcome = useResult(orderNumber, token)
  useTidyUp(orderNumber, outcome)
  const { order, state, error } = outcome
  if (order !== undefined && state !== undefined) {
    return <ResultView order={order} state={state} outcome={outcome} />
  }
  if (isApiError(error) && error.definite && error.code !== 'E_RATE_LIMIT') return <NoAccess />
  if (error !== null)
    return <CheckingResult lost requestId={isApiError(error) ? error.requestId : ''} />
  return <Skeleton kind="card" lines={2} />
}

/** What was bought leaves the cart, and the token goes where the buyer's session can take its place. */
function useTidyUp(orderNumber: string, { state }: CheckoutOutcome): void {
  const client = useQueryClient()
  const session = useQuery(sessionQuery)
  const kind = state?.kind
  const bought = kind === 'paid' || kind === 'waiting_deposit'
  const over = bought || kind === 'refunded' || kind === 'cancelled' || kind === 'expired'
  const isMember = session.data !== null && session.data !== undefined
  useEffect(() => {
    if (bought) takeOutBought(orderNumber)
    if (over) {
      markStartedOver(orderNumber)
      void client.invalidateQueries({ queryKey: ['orders'] })
      void client.invalidateQueries({ queryKey: ['products'] })
    }
  }, [bought, over])
  useEffect(() => {
    if (over && kind !== 'waiting_deposit' && isMember) forgetToken(orderNumber)
  }, [over, kind, isMember])
}

function NoAccess(): JSX.Element {
  const t = useShopText().result
  const here = useHere()
  return (
    <EmptyState
      page
      icon="lock"
      title={t.noAccess}
      body={t.noAccessBody}
      action={
        <>
          <Link class={buttonClass({ variant: 'secondary' })} href="/">
            {t.shop}
          </Link>
          <Link class={buttonClass()} href={signInHref(here)}>
            {t.signIn}
          </Link>
        </>
      }
    />
  )
}
