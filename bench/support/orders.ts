/** Orders that wait for their confirm: written by the shop's own statement, authenticated at the sandbox. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createDb, type Db, json, raw, sql } from '../../server/platform/sql.ts'

export type ReadyOrder = {
  tossOrderId: string
  paymentKey: string
  amount: number
  /** The buyer's session. */
  session: string
}

const amount = 10_000
const buyerCount = 100
/** An initiate adds up what is held of its product, so one product for all would make the preparing slow. */
const ordersPerProduct = 50
const lanes = 16

export type Workshop = {
  /** `known`: Toss has them too; else their payment keys are only names. */
  make(count: number, known: boolean): Promise<ReadyOrder[]>
  close(): Promise<void>
}

export async function openWorkshop(ownerUrl: string, sandboxUrl: string): Promise<Workshop> {
  const db = createDb({ url: ownerUrl, max: 2, statementTimeoutMs: 0 })
  const buyers = await signIn(db)
  let made = 0

  async function make(count: number, known: boolean): Promise<ReadyOrder[]> {
    const orders: ReadyOrder[] = []
    while (orders.length < count) {
      const product = await newProduct(db)
      const rows = Array.from({ length: Math.min(ordersPerProduct, count - orders.length) }, () => {
        made += 1
        return rowOf(`ORD-20261121-${numbered(made)}`, product, buyers[made % buyerCount]?.id ?? '')
      })
      await initiate(db, rows)
      for (const { order } of rows) {
        const buyer = buyers.find(({ id }) => id === order.buyerId)
        orders.push({
          tossOrderId: order.orderNumber,
          paymentKey: `bench_${order.orderNumber}`,
          amount,
          session: buyer?.session ?? '',
        })
      }
    }
    // As autovacuum would within a minute: a database in service knows how large its tables are.
    await db.query(raw('analyze'))
    if (known) await authenticate(orders, sandboxUrl)
    return orders
  }

  return { make, close: () => db.close() }
}

async function signIn(db: Db): Promise<{ id: string; session: string }[]> {
  const buyers = Array.from({ length: buyerCount }, () => ({
    id: randomUUID(),
    session: randomBytes(24).toString('base64url'),
  }))
  await db.query(sql`
    insert into hanbeon_private.member (id, email, name)
    select (b ->> 'id')::uuid, (b ->> 'id') || '@bench.test', '측정'
    from jsonb_array_elements(${json(buyers)}::jsonb) b`)
  await db.query(sql`
    insert into hanbeon_private.session (member_id, token, expires_at)
    select (b ->> 'id')::uuid, b ->> 'session', now() + interval '1 day'
    from jsonb_array_elements(${json(buyers)}::jsonb) b`)
  return buyers
}

async function newProduct(db: Db): Promise<string> {
  const id = randomUUID()
  await db.query(sql`
    insert into product (id, kind, name, price, list_price, supplier_id)
    values (${id}::uuid, 'goods', '머그컵', ${amount}, ${amount}, 'supplier-phase-n1')`)
  return id
}

function rowOf(orderNumber: string, productId: string, buyerId: string) {
  const now = Date.now()
  const line = { productId, courseId: null, quantity: 1, unitPrice: amount }
  return {
    order: {
      id: randomUUID(),
      orderNumber,
      buyerId,
      sellerId: 'platform-seller',
      supplierId: 'supplier-phase-n1',
      partnerId: null,
      items: [{ ...line, id: randomUUID(), kind: 'goods', name: '머그컵', amount }],
      orderName: '머그컵',
      subtotal: amount,
      discount: 0,
      shippingFee: 0,
      taxFreeAmount: 0,
      totalAmount: amount,
      buyer: { name: '정구매', email: 'buyer@bench.test', phone: '01012345678' },
      shippingAddress: null,
    },
    lines: [line],
    payment: { id: randomUUID(), tokenHash: randomBytes(32).toString('hex') },
    expiresAt: new Date(now + 2_400_000).toISOString(),
    now: new Date(now).toISOString(),
    actor: { by: buyerId, type: 'consumer', requestId: 'bench' },
  }
}

async function initiate(db: Db, rows: unknown[]): Promise<void> {
  const answers = await db.query<{ verdict: string }>(sql`
    select hanbeon_private.initiate_order_v1(x) ->> 'verdict' as verdict
    from jsonb_array_elements(${json(rows)}::jsonb) x`)
  const wrong = answers.find(({ verdict }) => verdict !== 'initiated')
  if (wrong !== undefined) throw new Error(`initiate answered ${wrong.verdict}`)
}

async function authenticate(orders: ReadyOrder[], sandboxUrl: string): Promise<void> {
  let next = 0
  async function lane(): Promise<void> {
    for (let order = orders[next++]; order !== undefined; order = orders[next++]) {
      const response = await fetch(`${sandboxUrl}/sandbox/payments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ orderId: order.tossOrderId, amount: order.amount }),
      })
      if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
      const { paymentKey } = (await response.json()) as { paymentKey: string }
      order.paymentKey = paymentKey
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function numbered(n: number): string {
  let text = ''
  for (let rest = n; text.length < 7; rest = Math.floor(rest / 32))
    text = `${alphabet[rest % 32]}${text}`
  return text
}
