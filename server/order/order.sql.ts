/** The statements that begin and end an order: initiate, retry, cancel, and closing what is past its deadline. */
import { uuidOrNull } from '../kernel/id.ts'
import { type Performer, system } from '../kernel/performer.ts'
import { isConnectionFault, json, type Queries, sql } from '../platform/sql.ts'
import { retriedOnConflict } from '../platform/sql-retry.ts'
import type { InitiateRow, InitiateVerdict } from './initiate-order.ts'
import type { OwnOrder } from './own-order.ts'
import type { CancelVerdict, RetryRow, RetryVerdict } from './unpaid-order.ts'

/** A lost answer is not repeated here: an order that nobody heard of gives its holds back by itself. */
export async function insertOrder(db: Queries, row: InitiateRow): Promise<InitiateVerdict> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: InitiateVerdict }>(
      sql`select hanbeon_private.initiate_order_v1(${json(row)}::jsonb) as answer`,
    )
    return answer
  })
}

export async function retryUnpaidOrder(
  db: Queries,
  row: RetryRow,
  now: Date,
): Promise<RetryVerdict> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: RetryVerdict }>(sql`
      select hanbeon_private.retry_order_v1(
        ${row.orderId}::uuid, ${row.paymentId}::uuid, decode(${row.tokenHash}, 'hex'),
        ${json(row.performer)}::jsonb, ${now}) as answer`)
    return answer
  })
}

export async function cancelUnpaidOrder(
  db: Queries,
  orderId: string,
  performer: Performer,
  now: Date,
): Promise<CancelVerdict> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: CancelVerdict }>(sql`
      select hanbeon_private.cancel_order_v1(${orderId}::uuid, ${json(performer)}::jsonb, ${now}) as answer`)
    return answer
  }, isConnectionFault)
}

/** Answers how many it closed. */
export async function closeDueOrders(db: Queries, now: Date, limit: number): Promise<number> {
  const { closed } = await db.one<{ closed: number }>(sql`
    select hanbeon_private.close_due_orders_v1(${now}, ${limit}, ${json(system('worker'))}::jsonb) as closed`)
  return closed
}

/** An order of this buyer by id or number; somebody else's is not there. */
export async function findOwnOrder(
  db: Queries,
  idOrNumber: string,
  buyerId: string,
): Promise<OwnOrder | undefined> {
  return db.maybeOne<OwnOrder>(sql`
    select id, order_number as "orderNumber", order_name as "orderName", status,
      total_amount as "totalAmount", tax_free_amount as "taxFreeAmount",
      to_jsonb(expires_at) as "expiresAt"
    from checkout_order
    where (order_number = ${idOrNumber} or id = ${uuidOrNull(idOrNumber)}::uuid)
      and buyer_id = ${buyerId}`)
}
