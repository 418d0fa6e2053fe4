/** Shows its content to a member, and leads everybody else to sign-in and back. */
import { useQuery } from '@tanstack/react-query'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { type Member, sessionQuery } from '../../api/session.query.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { useGoTo, useHere } from './navigation.tsx'
import { signInHref } from './safe-next.ts'

type Props = { title: string; children: (member: Member) => ComponentChildren }

export function SignedIn({ title, children }: Props): JSX.Element {
  const session = useQuery(sessionQuery)
  const goTo = useGoTo()
  const here = useHere()
  const signedOut = session.data === null
  useEffect(() => {
    if (signedOut) goTo(signInHref(here), { replace: true })
  }, [signedOut])
  if (session.data) return <>{children(session.data.user)}</>
  return (
    <Page title={title} width="middle">
      {session.isError ? (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Skeleton kind="card" lines={2} />
      )}
    </Page>
  )
}
