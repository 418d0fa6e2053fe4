/** The answer to an address that leads nowhere. */
import type { JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Link } from '../shared/navigation.tsx'

export function NotFoundPage(): JSX.Element {
  const { state, action } = useText()
  return (
    <Page title={state.notFound} width="column">
      <EmptyState
        page
        icon="search"
        title={state.notFound}
        body={state.notFoundBody}
        action={
          <Link class={buttonClass()} href="/">
            {action.home}
          </Link>
        }
      />
    </Page>
  )
}
