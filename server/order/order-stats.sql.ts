/**
 * The numbers at the top of the admin's orders.
 *
 * A refund counts on the day that it succeeded, not on the day of its order, so that a refund of today never changes
 * yesterday. Money that came too late and went straight back was no revenue, and so its return is none taken away.
 */
import { z } from 'zod'
import type { Stats } from '../../contract/admin.ts'
import type { Period } from '../kernel/korean-day.ts'
import { type Queries, type Sql, sql } from '../platform/sql.ts'

const statsRow = z.object({
  pending: z.number(),
  paid: z.number(),
  failed: z.number(),
  partiallyRefunded: z.number(),
  refunded: z.number(),
  cancelled: z.number(),
  gross: z.number(),
  refundCount: z.number(),
  refundAmount: z.number(),
  attempts: z.number(),
  succeeded: z.number(),
  declined: z.number(),
  technical: z.number(),
  inDoubt: z.number(),
  averageMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
})

/** Which of the six counts an order `o` is in: exactly one, whatever its two states are. */
export const countOfOrder = sql`
  case
    when o.status = 'cancelled' then 'cancelled'
    when o.status = 'refunded' or o.payment_status = 'refunded' then 'refunded'
    when o.payment_status = 'partially_refunded' then 'partiallyRefunded'
    when o.status = 'paid' then 'paid'
    when o.payment_status = 'failed' then 'failed'
    else 'pending'
  end`

/**
 * What became of an attempt `p` that was claimed. An account that was issued is neither a yes nor a no: its deposit makes
 * it a yes, and one that nobody paid into was refused by nobody.
 */
const outcomeOfAttempt = sql`
  case
    when p.status in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED') then 'succeeded'
    when p.status = 'CONFIRMING' then 'inDoubt'
    when p.status in ('FAILED', 'EXPIRED') and p.virtual_account is null then
      case when p.failure_kind in ('declined', 'expired') then 'declined' else 'technical' end
  end`

export async function readStats(db: Queries, period: Period): Promise<Stats> {
  const row = await db.one(sql`
    with counted as (
      select
        count(*) filter (where kind = 'pending') as pending,
        count(*) filter (where kind = 'paid') as paid,
        count(*) filter (where kind = 'failed') as failed,
        count(*) filter (where kind = 'partiallyRefunded') as "partiallyRefunded",
        count(*) filter (where kind = 'refunded') as refunded,
        count(*) filter (where kind = 'cancelled') as cancelled
      from (
        select ${countOfOrder} as kind
        from public.checkout_order o
        where ${within(sql`o.created_at`, period)}
      ) kinds
    ), earned as (
      select coalesce(sum(o.total_amount), 0) as gross
      from public.checkout_order o
      where o.status in ('paid', 'refunded') and ${within(sql`o.paid_at`, period)}
    ), returned as (
      select count(*) as "refundCount", coalesce(sum(r.amount), 0) as "refundAmount"
      from public.checkout_refund r
      join public.checkout_order o on o.id = r.order_id and o.paid_payment_id = r.payment_id
      where r.status = 'succeeded'
        and r.kind in ('refund', 'outside')
        and ${within(sql`r.completed_at`, period)}
    ), tried as (
      select
        count(*) as attempts,
        count(*) filter (where outcome = 'succeeded') as succeeded,
        count(*) filter (where outcome = 'declined') as declined,
        count(*) filter (where outcome = 'technical') as technical,
        count(*) filter (where outcome = 'inDoubt') as "inDoubt",
        round(avg(took))::bigint as "averageMs",
        round(percentile_cont(0.95) within group (order by took))::bigint as "p95Ms"
      from (
        select ${outcomeOfAttempt} as outcome,
          -- An account waits for its buyer, which says nothing about how fast we are.
          case when p.virtual_account is null and p.status <> 'CONFIRMING' then
            extract(epoch from p.settled_at - p.claimed_at)::float8 * 1000
          end as took
        from public.checkout_payment p
        where p.claimed_at is not null and ${within(sql`p.claimed_at`, period)}
      ) attempt
    )
    select * from counted, earned, returned, tried`)
  return statsOf(statsRow.parse(row))
}

function statsOf(row: z.infer<typeof statsRow>): Stats {
  const { pending, paid, failed, partiallyRefunded, refunded, cancelled } = row
  const { attempts, succeeded, declined, technical, inDoubt, averageMs, p95Ms } = row
  const total = pending + paid + failed + partiallyRefunded + refunded + cancelled
  const decided = succeeded + declined + technical
  const successRate = decided === 0 ? null : succeeded / decided
  return {
    counts: { total, pending, paid, failed, partiallyRefunded, refunded, cancelled },
    revenue: {
      gross: row.gross,
      refunded: row.refundAmount,
      net: row.gross - row.refundAmount,
      currency: 'KRW',
    },
    refunds: { count: row.refundCount, amount: row.refundAmount },
    payments: { attempts, succeeded, declined, technical, inDoubt, successRate, averageMs, p95Ms },
  }
}

function within(column: Sql, { start, end }: Period): Sql {
  const from = start === null ? sql`true` : sql`${column} >= ${start}`
  return end === null ? from : sql`${from} and ${column} < ${end}`
}
