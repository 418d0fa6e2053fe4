/** A page that broke, or whose code could not be loaded. */
import type { JSX } from 'preact'
import { ErrorState } from '../../ui/index.ts'

type Props = { error: unknown; reset?: () => void }

export function ProblemPage({ error }: Props): JSX.Element {
  return <ErrorState error={error} onRetry={() => location.reload()} />
}
