/** What the database could do at best: the same two statements, straight over the same driver, with nothing between. */
import { randomBytes, randomUUID } from 'node:crypto'
import { claimPayment, settlePayment } from '../../server/payment/payment.sql.ts'
import type { SettleItem } from '../../server/payment/payment-rows.ts'
import { createDb, sql } from '../../server/platform/sql.ts'
import type { ReadyOrder } from './orders.ts'

export type Limit = { confirm(order: ReadyOrder): Promise<boolean>; close(): Promise<void> }

type Answer = Pick<SettleItem, 'facts' | 'calls'>

/** As many connections as the server has, and as much to write down as one of its own confirms had. */
export async function openLimit(serverUrl: string, ownerUrl: string, max: number): Promise<Limit> {
  const db = createDb({ url: serverUrl, max })
  const answer = await readAnswer(ownerUrl)
  const hex = () => randomBytes(32).toString('hex')
  return {
    async confirm({ tossOrderId, paymentKey, amount, session }) {
      const actor = { by: 'buyer', type: 'consumer', requestId: randomUUID() } as const
      const claim = await claimPayment(db, {
        claimId: randomUUID(),
        newPaymentId: randomUUID(),
        tossOrderId,
        paymentKey,
        amount,
        sessionToken: session,
        tokenHash: null,
        source: 'buyer',
        idempotencyScope: hex(),
        fingerprint: hex(),
        now: new Date().toISOString(),
        actor,
      })
      if (claim.verdict !== 'won') return false
      const now = new Date()
      const settled = await settlePayment(db, {
        ...answer,
        paymentId: claim.paymentId,
        source: 'confirm',
        outcome: 'paid',
        now: now.toISOString(),
        nextLookAt: new Date(now.getTime() + 2_000).toISOString(),
        actor,
      })
      return settled.view.paymentStatus === 'paid'
    },
    close: () => db.close(),
  }
}

/** The facts and the stored answer of a confirm that the server has just made. */
async function readAnswer(ownerUrl: string): Promise<Answer> {
  const db = createDb({ url: ownerUrl, max: 1 })
  try {
    return await db.one<Answer>(sql`
      select jsonb_build_object(
          'method', p.method, 'approvedAt', p.approved_at, 'cardCompany', p.card_company,
          'cardNumber', p.card_number, 'installmentMonths', p.installment_months,
          'easyPayProvider', p.easy_pay_provider, 'receiptUrl', p.receipt_url, 'secret', p.toss_secret) as facts,
        jsonb_build_array(jsonb_build_object(
          'operation', c.operation, 'at', c.at, 'status', c.status, 'code', c.code, 'body', c.body,
          'traceId', c.trace_id, 'ms', c.ms)) as calls
      from checkout_payment p
      join hanbeon_private.provider_call c on c.payment_id = p.id
      where p.status = 'SUCCESS' limit 1`)
  } finally {
    await db.close()
  }
}
