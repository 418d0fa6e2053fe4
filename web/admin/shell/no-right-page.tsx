/** Signed in, but not as staff: which right is missing and how to get it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { type Member, sessionQuery, signOut } from '../../api/session.query.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { Frame } from './frame.tsx'

export function NoRightPage({ member }: { member: Member }): JSX.Element {
  const text = useAdminText()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, null),
  })
  const role = text.role[member.role] ?? member.role
  return (
    <Frame>
      <div data-testid="no-right">
        <EmptyState
          page
          icon="lock"
          title={text.noRight.title}
          body={text.noRight.body}
          action={
            <div class="no-right">
              <p>{text.noRight.how}</p>
              <p class="faint">{text.noRight.signedIn(member.email, role)}</p>
              <Button loading={leave.isPending} onClick={() => leave.mutate()}>
                {text.noRight.other}
              </Button>
            </div>
          }
        />
      </div>
    </Frame>
  )
}
