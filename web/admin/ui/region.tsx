/** A part of a page that may break on its own and be tried again, without the rest. */
import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { ErrorState } from '../../ui/index.ts'

export function Region({ children }: { children: ComponentChildren }): ComponentChildren {
  const [error, reset] = useErrorBoundary()
  return error === undefined ? children : <ErrorState error={error} onRetry={reset} />
}
