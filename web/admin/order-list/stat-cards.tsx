/** What the orders of the period add up to. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { JSX } from 'preact'
import type { Stats } from '../../../contract/admin.ts'
import { ErrorState, Money, Skeleton } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { StatCard } from '../ui/index.ts'
import { OrderCounts } from './order-counts.tsx'
import { percentText, secondsText } from './stat-format.ts'
import type { ChangeSearch } from './use-orders-search.ts'

type Props = { stats: UseQueryResult<Stats>; onChange: ChangeSearch }

export function StatCards({ stats, onChange }: Props): JSX.Element {
  const text = useAdminText()
  const { data, error, refetch } = stats
  return (
    <section class="stats" aria-label={text.stats.title} data-testid="stat-cards">
      {data === undefined ? (
        error === null ? (
          <Skeleton kind="card" lines={1} />
        ) : (
          <ErrorState error={error} onRetry={() => refetch()} />
        )
      ) : (
        <>
          <Figures data={data} />
          <OrderCounts counts={data.counts} onChange={onChange} />
        </>
      )}
    </section>
  )
}

function Figures({ data }: { data: Stats }): JSX.Element {
  const { stats: text } = useAdminText()
  const { revenue, refunds, payments } = data
  return (
    <div class="stats__figures">
      <StatCard
        wide
        testId="stat-revenue"
        label={text.net}
        value={<Money amount={revenue.net} />}
        note={
          <span class="stats__sum">
            <span>
              {text.gross} <Money amount={revenue.gross} />
            </span>
            <span>
              {text.refunded} <Money amount={revenue.refunded} minus /> ·{' '}
              {text.refundCount(refunds.count)}
            </span>
          </span>
        }
      />
      <StatCard
        testId="stat-success-rate"
        label={text.successRate}
        value={percentText(payments.successRate)}
        note={
          payments.successRate === null
            ? text.noAttempts
            : text.attempts(payments.succeeded, payments.declined, payments.technical)
        }
      />
      <StatCard
        testId="stat-latency"
        label={text.latency}
        value={payments.averageMs === null ? '–' : text.seconds(secondsText(payments.averageMs))}
        note={
          payments.p95Ms === null
            ? text.noLatency
            : text.p95(text.seconds(secondsText(payments.p95Ms)))
        }
      />
      <StatCard
        testId="stat-in-doubt"
        tone={payments.inDoubt > 0 ? 'attention' : 'plain'}
        label={text.inDoubt}
        value={text.count(payments.inDoubt)}
        note={payments.inDoubt > 0 ? text.inDoubtSome : text.inDoubtNone}
      />
    </div>
  )
}
