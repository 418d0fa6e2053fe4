/** An address that the admin does not have. */
import type { JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { buttonClass, EmptyState } from '../../ui/index.ts'
import { AdminLink } from '../navigation.tsx'
import { useAdminText } from '../text/text.ts'
import { Frame } from './frame.tsx'

export function NotFoundPage(): JSX.Element {
  const { state } = useText()
  const text = useAdminText()
  return (
    <Frame>
      <EmptyState
        page
        icon="search"
        title={state.notFound}
        body={state.notFoundBody}
        action={
          <AdminLink to="/orders" class={buttonClass({ variant: 'secondary' })}>
            {text.shell.orders}
          </AdminLink>
        }
      />
    </Frame>
  )
}
