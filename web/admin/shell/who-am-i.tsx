/** Who is signed in, with which role, and the button that ends it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useContext } from 'preact/hooks'
import { sessionQuery, signOut } from '../../api/session.query.ts'
import { useText } from '../../text/text.ts'
import { Badge, Button, toast } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { StaffContext } from './staff.ts'

export function WhoAmI(): JSX.Element | null {
  const text = useAdminText()
  const member = useContext(StaffContext)
  if (member === null) return null
  return (
    <p class="who" data-testid="who">
      <span class="visually-hidden">{text.shell.signedInAs} </span>
      <span class="who__name" title={member.email}>
        {member.name || member.email}
      </span>
      <Badge>{text.role[member.role] ?? member.role}</Badge>
    </p>
  )
}

export function SignOutButton(): JSX.Element {
  const { action } = useText()
  const text = useAdminText()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      // What this member could read is not for the next one at this desk.
      client.clear()
      client.setQueryData(sessionQuery.queryKey, null)
      location.assign('/admin/sign-in')
    },
    onError: () => toast(text.shell.signOutFailed, 'problem'),
  })
  return (
    <Button variant="ghost" size="s" loading={leave.isPending} onClick={() => leave.mutate()}>
      {action.signOut}
    </Button>
  )
}
