/** Lets staff in, sends everyone else to sign in or tells them which right they lack; the server checks again. */
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { isApiError } from '../../api/api-error.ts'
import { sessionQuery, staffRoles } from '../../api/session.query.ts'
import { ErrorState, Skeleton } from '../../ui/index.ts'
import { useGo } from '../navigation.tsx'
import { adminBase, signInPath } from '../sign-in/next-path.ts'
import { Frame } from './frame.tsx'
import { NoRightPage } from './no-right-page.tsx'
import { Shell } from './shell.tsx'
import { StaffContext } from './staff.ts'

export function StaffOnly(): JSX.Element {
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery)
  const isOut = session === null || isApiError(error, 'E_UNAUTHENTICATED')
  if (isOut) return <ToSignIn />
  if (session === undefined) {
    return (
      <Frame>
        {isPending ? <Skeleton /> : <ErrorState error={error} onRetry={() => refetch()} />}
      </Frame>
    )
  }
  if (!staffRoles.includes(session.user.role)) return <NoRightPage member={session.user} />
  return (
    <StaffContext.Provider value={session.user}>
      <Shell>
        <Outlet />
      </Shell>
    </StaffContext.Provider>
  )
}

function ToSignIn(): JSX.Element {
  const go = useGo()
  useEffect(() => {
    const here = `${location.pathname}${location.search}`
    go(signInPath(here).slice(adminBase.length), { replace: true })
  }, [])
  return <Frame>{null}</Frame>
}
