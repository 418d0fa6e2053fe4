/** The outcome is not known yet: the page says so, asks not to pay again, and keeps asking the server. */
import type { JSX } from 'preact'
import { RequestId } from '../../ui/request-id.tsx'
import { useShopText } from '../text/text.ts'
import { ResultHead } from './result-head.tsx'

type Props = {
  requestId: string
  /** The connection is gone for a moment. */
  lost?: boolean
  /** It takes longer than usual. */
  long?: boolean
}

export function CheckingResult({ requestId, lost, long }: Props): JSX.Element {
  const t = useShopText().result
  return (
    <section class="result" data-testid="result-confirming" aria-live="polite">
      <ResultHead tone="waiting" icon="spinner" title={t.checking} body={t.checkingBody}>
        {long ? <p class="soft">{t.checkingLong}</p> : null}
        {lost ? <p class="soft">{t.lost}</p> : null}
        {requestId === '' ? null : <RequestId id={requestId} />}
      </ResultHead>
    </section>
  )
}
