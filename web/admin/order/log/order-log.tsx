/** Everything that happened to the order, newest first. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { LogEntry } from '../../../../contract/admin.ts'
import { Card, ErrorState, Skeleton } from '../../../ui/index.ts'
import { logsQuery } from '../../api/admin-order.query.ts'
import { useAdminText } from '../../text/text.ts'
import { Disclosure } from '../../ui/index.ts'
import { DiffList } from './diff-list.tsx'
import { logDiff } from './log-diff.ts'
import './log.css'
import { LogTime } from './log-time.tsx'

export function OrderLog({ id }: { id: string }): JSX.Element {
  const { log } = useAdminText()
  const { data, error, refetch } = useQuery(logsQuery(id))
  return (
    <Card title={log.title}>
      <div data-testid="order-log">
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={4} />
          ) : (
            <ErrorState error={error} onRetry={() => refetch()} />
          )
        ) : data.length === 0 ? (
          <p class="faint">{log.empty}</p>
        ) : (
          <ol class="timeline">
            {data.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </div>
    </Card>
  )
}

function Entry({ entry }: { entry: LogEntry }): JSX.Element {
  const { log } = useAdminText()
  const differences = logDiff(entry.previousData, entry.newData)
  const type = entry.performerType
  const who = type === null ? null : (log.performer[type] ?? type)
  return (
    <li
      class={`timeline__entry timeline__entry--${toneOf(entry.action)}`}
      data-action={entry.action}
    >
      <div class="timeline__head">
        <strong>{log.action[entry.action] ?? entry.action}</strong>
        <span class="timeline__when">
          <LogTime at={entry.createdAt} />
        </span>
      </div>
      <p class="timeline__facts">
        {who === null ? null : <span>{who}</span>}
        {entry.performedBy === null ? null : <span class="mono">{entry.performedBy}</span>}
        {entry.requestId === null ? null : (
          <span>
            {log.requestId} <span class="mono">{entry.requestId}</span>
          </span>
        )}
      </p>
      {entry.note === null ? null : <p class="timeline__note">{entry.note}</p>}
      {differences.length === 0 ? null : (
        <Disclosure summary={log.details}>
          <DiffList differences={differences} />
        </Disclosure>
      )}
    </li>
  )
}

function toneOf(action: string): 'good' | 'bad' | 'plain' {
  if (action.endsWith('failed')) return 'bad'
  return action === 'payment_success' || action === 'refunded' ? 'good' : 'plain'
}
