/** Every statement on payments: claim and settle (one autocommitted statement each), looks, banked returns, failures. */
import type { Performer } from '../kernel/performer.ts'
import { isConnectionFault, json, type Queries, sql } from '../platform/sql.ts'
import { retriedOnConflict } from '../platform/sql-retry.ts'
import type { DuePayment } from './payment-due.ts'
import type {
  CancelSync,
  Change,
  Claim,
  ClaimItem,
  ConfirmView,
  Look,
  Settled,
  SettleItem,
} from './payment-rows.ts'

/** The same claim id wins again, so a claim whose answer was lost with its connection is simply sent again. */
export async function claimPayment(db: Queries, item: ClaimItem): Promise<Claim> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: Claim[] }>(
      sql`select hanbeon_private.claim_payments_v1(${json([item])}::jsonb) as answer`,
    )
    return only(answer)
  }, isConnectionFault)
}

/** Repeating a settle is harmless: the first one wrote, a further one reads. */
export async function settlePayment(db: Queries, item: SettleItem): Promise<Settled> {
  return retriedOnConflict(async () => {
    const { answer } = await db.one<{ answer: Settled[] }>(
      sql`select hanbeon_private.settle_payments_v1(${json([item])}::jsonb) as answer`,
    )
    return only(answer)
  }, isConnectionFault)
}

function only<T>(answers: readonly T[]): T {
  const [answer] = answers
  if (answer === undefined) throw new Error('The statement answered nothing for its one item')
  return answer
}

export async function takeLook(db: Queries, paymentId: string, now: Date, next: Date) {
  const { look } = await db.one<{ look: Look | null }>(
    sql`select hanbeon_private.take_look_v1(${paymentId}::uuid, ${now}, ${next}) as look`,
  )
  return look
}

export async function scheduleLook(db: Queries, paymentId: string, at: Date): Promise<void> {
  await db.query(sql`
    update checkout_payment set
      next_look_at = case when status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT') then ${at}::timestamptz end
    where id = ${paymentId}::uuid`)
}

/** A process that has just started looks at everything unresolved at once. */
export async function lookAtEverythingNow(db: Queries, now: Date): Promise<void> {
  await db.query(sql`
    update checkout_payment set next_look_at = ${now}
    where next_look_at > ${now} and status = 'CONFIRMING'`)
}

export async function growConfirm(db: Queries, paymentId: string, from: number, now: Date) {
  const { n } = await db.one<{ n: number | null }>(
    sql`select hanbeon_private.grow_confirm_v1(${paymentId}::uuid, ${from}, ${now}) as n`,
  )
  return n
}

export async function syncCancels(db: Queries, sync: CancelSync): Promise<Change[]> {
  const { changes } = await db.one<{ changes: Change[] }>(
    sql`select hanbeon_private.sync_cancels_v1(${json(sync)}::jsonb) as changes`,
  )
  return changes
}

/** The answer to a confirm as it stands now. */
export async function readConfirmView(db: Queries, orderId: string, paymentId: string) {
  const row = await db.maybeOne<{ view: ConfirmView | null }>(
    sql`select hanbeon_private.confirm_json(${orderId}::uuid, ${paymentId}::uuid) as view`,
  )
  return row?.view ?? null
}

/** Payments whose time has come: banked returns to confirm, unresolved ones to look up. */
export async function duePayments(db: Queries, now: Date, limit: number): Promise<DuePayment[]> {
  return db.query<DuePayment>(sql`
    select id, status, toss_order_id as "tossOrderId", payment_key as "paymentKey",
      amount, returned_at as "returnedAt"
    from checkout_payment
    where next_look_at <= ${now} and payment_key is not null
    order by next_look_at
    limit ${limit}`)
}

/** Moves a banked confirm on, or ends it (null). */
export async function scheduleBanked(db: Queries, paymentId: string, at: Date | null) {
  await db.query(sql`
    update checkout_payment set next_look_at = ${at}
    where id = ${paymentId}::uuid and status = 'PENDING'`)
}

/** The attempts of an order that can still change by asking Toss. */
export async function unresolvedPayments(db: Queries, orderId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select id from checkout_payment
    where order_id = ${orderId}::uuid and status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT')
    order by attempt`)
  return rows.map(({ id }) => id)
}

export type BankedReturn = {
  tossOrderId: string
  tokenHash: string
  paymentKey: string
  amount: number
  newPaymentId: string
  performer: Performer
  now: Date
}

/** The order's number, or null where the token opens nothing, and then nothing is written. */
export async function bankReturn(db: Queries, given: BankedReturn): Promise<string | null> {
  return retriedOnConflict(async () => {
    const row = await db.one<{ orderNumber: string | null }>(sql`
      select hanbeon_private.bank_return_v1(
        ${given.tossOrderId}, ${given.tokenHash}, ${given.paymentKey}, ${given.amount}::numeric,
        ${given.newPaymentId}::uuid, ${json(given.performer)}::jsonb, ${given.now}) as "orderNumber"`)
    return row.orderNumber
  }, isConnectionFault)
}

export type FailedWindow = {
  tossOrderId: string | null
  tokenHash: string | null
  buyerId: string | null
  code: string
  kind: 'abandoned' | 'declined'
  performer: Performer
  now: Date
}

export async function failPayment(db: Queries, given: FailedWindow): Promise<boolean> {
  return retriedOnConflict(async () => {
    const { recorded } = await db.one<{ recorded: boolean }>(sql`
      select hanbeon_private.fail_payment_v1(
        ${given.tossOrderId}, ${given.tokenHash}, ${given.buyerId}, ${given.code}, ${given.kind},
        ${json(given.performer)}::jsonb, ${given.now}) as recorded`)
    return recorded
  })
}

export type KeyedAttempt = {
  paymentId: string
  paymentKey: string
  tossOrderId: string
  /** Won. */
  amount: number
  status: string
}

/** The attempts of an order that Toss knows by a key. */
export async function keyedAttempts(db: Queries, orderId: string): Promise<KeyedAttempt[]> {
  return db.query<KeyedAttempt>(sql`
    select id as "paymentId", payment_key as "paymentKey", toss_order_id as "tossOrderId", amount, status
    from checkout_payment
    where order_id = ${orderId}::uuid and payment_key is not null
    order by attempt`)
}

/** How many payments have no known outcome, and since when the oldest has none. */
export async function countUnresolved(
  db: Queries,
): Promise<{ count: number; oldest: Date | null }> {
  return db.one<{ count: number; oldest: Date | null }>(sql`
    select count(*) as count, min(claimed_at) as oldest from checkout_payment where status = 'CONFIRMING'`)
}
