/** A part of a page that may break on its own and be tried again, without the rest. */
import type { ComponentChildren, JSX } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { ErrorState } from '../../ui/index.ts'

export function Region({ children }: { children: ComponentChildren }): JSX.Element {
  const [error, reset] = useErrorBoundary()
  return error === undefined ? <>{children}</> : <ErrorState error={error} onRetry={reset} />
}
