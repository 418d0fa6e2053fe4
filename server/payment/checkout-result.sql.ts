/** The state of an order for its result page, opened by its token or by its buyer. */
import type { CheckoutResult } from '../../contract/checkout.ts'
import { uuidOrNull } from '../kernel/id.ts'
import { type Queries, sql } from '../platform/sql.ts'

/** The id of the order that a number or a Toss order id names, where the token or the buyer opens it. */
export async function openOrder(
  db: Queries,
  shown: { orderId: string; tokenHash: string | null; buyerId: string | null; now: Date },
): Promise<string | undefined> {
  const row = await db.maybeOne<{ id: string }>(sql`
    select o.id from checkout_order o
    where (
      o.order_number = ${shown.orderId} or o.id = ${uuidOrNull(shown.orderId)}::uuid
      or o.id = (select order_id from checkout_payment where toss_order_id = ${shown.orderId} limit 1)
    ) and (
      o.buyer_id = ${shown.buyerId}
      or hanbeon_private.token_opens(o, ${shown.tokenHash}, ${shown.now})
    )`)
  return row?.id
}

/** No personal data: whoever holds the link of a result page may read it. */
export async function readCheckoutResult(
  db: Queries,
  orderId: string,
  now: Date,
): Promise<CheckoutResult> {
  const { result } = await db.one<{ result: CheckoutResult }>(sql`
    select jsonb_build_object(
      'orderId', o.id, 'orderNumber', o.order_number, 'orderName', o.order_name,
      'status', o.status, 'paymentStatus', o.payment_status,
      'totalAmount', o.total_amount::bigint, 'refundedAmount', o.refunded_amount::bigint,
      'createdAt', o.created_at, 'expiresAt', o.expires_at, 'paidAt', o.paid_at,
      'method', p.method, 'receiptUrl', p.receipt_url,
      'virtualAccount', case when p.status = 'WAITING_FOR_DEPOSIT' then p.virtual_account end,
      'failure', case when o.paid_payment_id is null and p.failure_code is not null then
        jsonb_build_object('code', p.failure_code, 'message', coalesce(p.failure_message, '')) end,
      'pending', case when back.id is not null then jsonb_build_object(
        'paymentKey', back.payment_key, 'orderId', back.toss_order_id, 'amount', back.returned_amount::bigint) end,
      'canRetry', o.status = 'pending_payment' and o.active_payment_id is null and back.id is null
        and o.expires_at >= ${now}::timestamptz + interval '5 minutes',
      'enrollments', hanbeon_private.enrollments_json(o.id)) as result
    from checkout_order o
    left join lateral (
      select * from checkout_payment where order_id = o.id
      order by id = o.paid_payment_id desc nulls last, id = o.active_payment_id desc nulls last, attempt desc
      limit 1) p on true
    left join lateral (
      select * from checkout_payment
      where order_id = o.id and status = 'PENDING' and returned_at is not null and returned_amount = o.total_amount
        and o.status = 'pending_payment' and o.active_payment_id is null
      order by returned_at desc limit 1) back on true
    where o.id = ${orderId}::uuid`)
  return result
}
