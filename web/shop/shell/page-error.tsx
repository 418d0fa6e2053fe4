/** Stands in for a page that broke while it was drawn, or whose code could not be fetched. */
import type { JSX } from 'preact'
import { useText } from '../../text/text.ts'
import { Page } from '../../ui/page.tsx'
import { ErrorState } from '../../ui/states.tsx'

export function PageError({ error, reset }: { error: unknown; reset: () => void }): JSX.Element {
  const { state } = useText()
  return (
    <Page title={state.error} width="column">
      <ErrorState error={error} onRetry={reset} />
    </Page>
  )
}
