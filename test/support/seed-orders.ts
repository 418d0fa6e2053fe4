/** For tests: orders in any state, with their payments and refunds, written as the owner. */
import { json, type Queries, sql } from '../../server/platform/sql.ts'

export type OrderSeed = {
  id?: string
  orderNumber?: string
  buyerId?: string
  supplierId?: string
  partnerId?: string | null
  status?: string
  paymentStatus?: string
  totalAmount?: number
  createdAt?: Date
  paidAt?: Date | null
  buyer?: Record<string, string> | null
  shippingAddress?: Record<string, string> | null
  items?: Record<string, unknown>[]
  payments?: PaymentSeed[]
}

export type PaymentSeed = {
  id?: string
  status: string
  paymentKey?: string | null
  method?: string | null
  balanceAmount?: number
  approvedAt?: Date | null
  claimedAt?: Date | null
  settledAt?: Date | null
  failureKind?: string | null
  virtualAccount?: Record<string, unknown> | null
  dueAt?: Date | null
  pays?: boolean
  isActive?: boolean
  refunds?: RefundSeed[]
}

export type RefundSeed = {
  id?: string
  kind?: string
  status?: string
  amount: number
  items?: Record<string, unknown>[]
  createdAt?: Date
  completedAt?: Date | null
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
let made = 0

export const seedStart = new Date('2026-11-20T15:00:00Z')

export async function seedOrder(db: Queries, seed: OrderSeed = {}) {
  made += 1
  const id = seed.id ?? crypto.randomUUID()
  const orderNumber = seed.orderNumber ?? `ORD-20261121-${numbered(made)}`
  const total = seed.totalAmount ?? 10_000
  const createdAt = seed.createdAt ?? seedStart
  const status = seed.status ?? 'pending_payment'
  const paidAt = seed.paidAt ?? (['paid', 'refunded'].includes(status) ? createdAt : null)
  const items = seed.items ?? [
    {
      id: crypto.randomUUID(),
      productId: crypto.randomUUID(),
      courseId: null,
      kind: 'goods',
      name: '머그컵',
      quantity: 1,
      unitPrice: total,
      amount: total,
    },
  ]
  await db.query(sql`
    insert into public.checkout_order
      (id, order_number, buyer_id, seller_id, supplier_id, partner_id, items, subtotal, total_amount, status,
       payment_status, paid_at, created_at, updated_at, order_name, buyer, shipping_address, expires_at)
    values
      (${id}::uuid, ${orderNumber}, ${seed.buyerId ?? 'buyer-1'}, 'seller', ${seed.supplierId ?? 'supplier-phase-n1'},
       ${seed.partnerId ?? null}, ${json(items)}::jsonb, ${total}, ${total}, ${status},
       ${seed.paymentStatus ?? 'pending'}, ${paidAt}, ${createdAt}, ${createdAt}, '머그컵',
       ${seed.buyer === undefined || seed.buyer === null ? null : json(seed.buyer)}::jsonb,
       ${seed.shippingAddress ? json(seed.shippingAddress) : null}::jsonb, ${createdAt})`)
  let attempt = 0
  for (const payment of seed.payments ?? []) {
    attempt += 1
    await seedPayment(db, { id, orderNumber, total, createdAt, attempt }, payment)
  }
  return { id, orderNumber }
}

async function seedPayment(
  db: Queries,
  order: { id: string; orderNumber: string; total: number; createdAt: Date; attempt: number },
  seed: PaymentSeed,
) {
  const id = seed.id ?? crypto.randomUUID()
  const key = seed.paymentKey === undefined ? `key-${id}` : seed.paymentKey
  const yes = ['SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT'].includes(
    seed.status,
  )
  await db.query(sql`
    insert into public.checkout_payment
      (id, order_id, amount, status, payment_key, provider_tx_id, method, approved_at, created_at, updated_at, attempt,
       toss_order_id, balance_amount, claimed_at, settled_at, failure_kind, failure_code, virtual_account, due_at,
       receipt_url)
    values
      (${id}::uuid, ${order.id}::uuid, ${order.total}, ${seed.status}, ${key}, ${yes ? key : null},
       ${seed.method ?? null}, ${seed.approvedAt ?? null}, ${order.createdAt}, ${order.createdAt}, ${order.attempt},
       ${order.orderNumber}, ${seed.balanceAmount ?? 0}, ${seed.claimedAt ?? null}, ${seed.settledAt ?? null},
       ${seed.failureKind ?? null}, ${seed.failureKind ?? null},
       ${seed.virtualAccount ? json(seed.virtualAccount) : null}::jsonb, ${seed.dueAt ?? null},
       ${yes ? `https://receipt.example/${id}` : null})`)
  if (seed.pays === true)
    await db.query(
      sql`update public.checkout_order set paid_payment_id = ${id}::uuid where id = ${order.id}::uuid`,
    )
  if (seed.isActive === true)
    await db.query(
      sql`update public.checkout_order set active_payment_id = ${id}::uuid where id = ${order.id}::uuid`,
    )
  let seq = 0
  for (const refund of seed.refunds ?? []) {
    seq += 1
    const status = refund.status ?? 'succeeded'
    const completedAt = refund.completedAt ?? (status === 'succeeded' ? order.createdAt : null)
    await db.query(sql`
      insert into public.checkout_refund
        (id, order_id, payment_id, kind, seq, amount, reason, status, items, requested_by, performer_type,
         created_at, updated_at, completed_at)
      values
        (${refund.id ?? crypto.randomUUID()}::uuid, ${order.id}::uuid, ${id}::uuid, ${refund.kind ?? 'refund'}, ${seq},
         ${refund.amount}, '단순 변심', ${status}, ${json(refund.items ?? [])}::jsonb, 'operator-1', 'operator',
         ${refund.createdAt ?? order.createdAt}, ${order.createdAt}, ${completedAt})`)
  }
}

function numbered(n: number): string {
  let text = ''
  for (let rest = n; text.length < 7; rest = Math.floor(rest / 32))
    text = `${alphabet[rest % 32]}${text}`
  return text
}
