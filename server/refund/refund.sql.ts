/** Every statement on refunds: arm, take, settle, and what is due. */
import type { Refund } from '../../contract/order.ts'
import type { Performer } from '../kernel/performer.ts'
import { isConnectionFault, json, type Queries, sql } from '../platform/sql.ts'
import { retriedOnConflict } from '../platform/sql-retry.ts'
import type { Armed, ArmItem, RefundJob, RefundSettled, RefundSettleItem } from './refund-rows.ts'

/** The scope makes it safe to send again: the same one finds its refund. */
export async function armRefund(db: Queries, item: ArmItem): Promise<Armed> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: Armed }>(
      sql`select hanbeon_private.arm_refund_v1(${json(item)}::jsonb) as answer`,
    )
    return answer
  }, isConnectionFault)
}

export async function armVoid(db: Queries, orderId: string, performer: Performer, now: Date) {
  const { armed } = await db.one<{ armed: { refundId: string; paymentId: string } | null }>(
    sql`select hanbeon_private.arm_void_v1(${orderId}::uuid, ${json(performer)}::jsonb, ${now}) as armed`,
  )
  return armed
}

export async function takeRefund(
  db: Queries,
  paymentId: string,
  leaseId: string,
  now: Date,
  until: Date,
): Promise<RefundJob | null> {
  const { job } = await db.one<{ job: RefundJob | null }>(
    sql`select hanbeon_private.take_refund_v1(${paymentId}::uuid, ${leaseId}::uuid, ${now}, ${until}) as job`,
  )
  return job
}

export async function releaseRefundLease(db: Queries, paymentId: string, leaseId: string) {
  await db.query(
    sql`select hanbeon_private.release_refund_lease_v1(${paymentId}::uuid, ${leaseId}::uuid)`,
  )
}

export async function settleRefund(db: Queries, item: RefundSettleItem): Promise<RefundSettled> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: RefundSettled }>(
      sql`select hanbeon_private.settle_refund_v1(${json(item)}::jsonb) as answer`,
    )
    return answer
  }, isConnectionFault)
}

export type RefundRow = Refund & { failureCode: string | null }

export async function readRefund(db: Queries, refundId: string): Promise<RefundRow | undefined> {
  const row = await db.maybeOne<{ refund: Refund; failureCode: string | null }>(sql`
    select hanbeon_private.refund_json(r) as refund, r.failure_code as "failureCode"
    from checkout_refund r where r.id = ${refundId}::uuid`)
  return row === undefined ? undefined : { ...row.refund, failureCode: row.failureCode }
}

/** Payments with a refund whose time has come. */
export async function dueRefundPayments(db: Queries, now: Date, limit: number): Promise<string[]> {
  const rows = await db.query<{ paymentId: string }>(sql`
    select distinct payment_id as "paymentId" from checkout_refund r
    where status = 'pending' and next_try_at <= ${now}
      and not exists (
        select from checkout_payment p where p.id = r.payment_id and p.refund_lease_until > ${now})
    limit ${limit}`)
  return rows.map(({ paymentId }) => paymentId)
}

/** Refunds that were promised for an instant that has passed. */
export async function countOverdueRefunds(db: Queries, now: Date): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count from checkout_refund
    where status in ('pending', 'needs_approval') and due_at < ${now}`)
  return count
}
