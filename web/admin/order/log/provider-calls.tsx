/** What Toss was asked about the order, and what it answered. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { ProviderCall } from '../../../../contract/admin.ts'
import { Badge, Card, CopyButton, ErrorState, Skeleton } from '../../../ui/index.ts'
import { providerCallsQuery } from '../../api/admin-order.query.ts'
import { useAdminText } from '../../text/text.ts'
import { Disclosure } from '../../ui/index.ts'
import './log.css'
import { LogTime } from './log-time.tsx'

export function ProviderCalls({ id }: { id: string }): JSX.Element {
  const { calls: text } = useAdminText()
  const { data, error, refetch } = useQuery(providerCallsQuery(id))
  return (
    <Card title={text.title}>
      <div data-testid="provider-calls">
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={3} />
          ) : (
            <ErrorState error={error} onRetry={() => refetch()} />
          )
        ) : data.length === 0 ? (
          <p class="faint">{text.empty}</p>
        ) : (
          <ul class="calls">
            {data.map((call) => (
              <Call key={`${call.at}${call.operation}${call.traceId}`} call={call} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

function Call({ call }: { call: ProviderCall }): JSX.Element {
  const { calls: text } = useAdminText()
  return (
    <li class="calls__one">
      <div class="calls__head">
        <StatusBadge status={call.status} />
        <strong>{text.operation[call.operation] ?? call.operation}</strong>
        {call.code === null ? null : <span class="mono">{call.code}</span>}
        <span class="calls__when">
          {text.ms(call.ms)} · <LogTime at={call.at} />
        </span>
      </div>
      {call.traceId === null ? null : (
        <p class="calls__trace">
          {text.traceId} <span class="mono">{call.traceId}</span>
          <CopyButton value={call.traceId} label={text.traceId} />
        </p>
      )}
      {call.body === null || call.body === undefined ? null : (
        <Disclosure summary={text.body}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys */}
          <pre class="json" tabIndex={0}>
            {typeof call.body === 'string' ? call.body : JSON.stringify(call.body, null, 2)}
          </pre>
        </Disclosure>
      )}
    </li>
  )
}

function StatusBadge({ status }: { status: number | null }): JSX.Element {
  const { calls: text } = useAdminText()
  if (status === null) return <Badge tone="amber">{text.noAnswer}</Badge>
  return <Badge tone={status < 400 ? 'green' : status < 500 ? 'red' : 'amber'}>{status}</Badge>
}
