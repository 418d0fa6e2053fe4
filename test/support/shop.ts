/** What a test does in a shop, whether it is an application in this process or a server of its own. */
import { randomBytes } from 'node:crypto'
import { type Db, sql } from '../../server/platform/sql.ts'

export type Reply<T = Record<string, unknown>> = { status: number; body: T; headers: Headers }
export type Member = { id: string; token: string; email: string }
export type CallOptions = {
  as?: Member
  body?: unknown
  /** Sent as it is. */
  text?: string
  headers?: Record<string, string>
}
export type TestOrder = {
  id: string
  number: string
  /** What Toss knows it by. */
  tossOrderId: string
  token: string
  amount: number
  buyer: Member
}
export type AskedOfToss = {
  operation: string
  path: string
  headers: Record<string, string>
  body: { orderId?: string; paymentKey?: string; cancelAmount?: number } | null
  status: number
  response: unknown
  replayed: boolean
}
export type ProvidersPayment = {
  paymentKey: string
  orderId: string
  status: string
  balanceAmount: number
  cancels: { cancelAmount: number; transactionKey: string }[] | null
}

export type Call = <T = Record<string, unknown>>(
  method: string,
  path: string,
  options?: CallOptions,
) => Promise<Reply<T>>

export type ShopPorts = {
  owner: Db
  call: Call
  /** A control call of the sandbox, below `/sandbox`. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>
}

/** JSON calls over whatever sends a request. */
export function callOver(send: (path: string, init: RequestInit) => Promise<Response>): Call {
  return async <T>(
    method: string,
    path: string,
    { as, body, text, headers = {} }: CallOptions = {},
  ) => {
    const sent = method === 'GET' ? undefined : (text ?? JSON.stringify(body))
    const response = await send(path, {
      method,
      redirect: 'manual',
      headers: {
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }),
        ...headers,
      },
      body: sent,
    })
    const answer = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(answer) : {}) as T,
    }
  }
}

/** The shop of a server in a process of its own. */
export function shopAt(url: string, ports: Omit<ShopPorts, 'call'>) {
  return shopOf({ ...ports, call: callOver((path, init) => fetch(`${url}${path}`, init)) })
}

export function shopOf({ owner, call, control }: ShopPorts) {
  async function newMember(role = 'customer'): Promise<Member> {
    const token = randomBytes(24).toString('base64url')
    const email = `${token.toLowerCase().replaceAll(/\W/g, '')}@hanbeon.test`
    const { id } = await owner.one<{ id: string }>(sql`
      with member as (
        insert into hanbeon_private.member (email, email_verified, name, role)
        values (${email}, true, '구매자', ${role}) returning id)
      insert into hanbeon_private.session (member_id, token, expires_at)
      select id, ${token}, now() + interval '1 day' from member
      returning member_id as id`)
    return { id, token, email }
  }

  async function newProduct(
    wish: { price?: number; stock?: number | null; kind?: 'goods' | 'course' } = {},
  ): Promise<string> {
    const { price = 10_000, stock = 100, kind = 'goods' } = wish
    const id = crypto.randomUUID()
    await owner.query(sql`
      insert into product (id, kind, name, price, list_price, stock, course_id, supplier_id)
      values (${id}::uuid, ${kind}, '머그컵', ${price}, ${price}, ${stock},
        ${kind === 'course' ? crypto.randomUUID() : null}::uuid, 'supplier')`)
    return id
  }

  async function newOrder(
    wish: { buyer?: Member; price?: number; items?: unknown[]; stock?: number | null } = {},
  ): Promise<TestOrder> {
    const buyer = wish.buyer ?? (await newMember())
    const items = wish.items ?? [{ productId: await newProduct(wish), quantity: 1 }]
    const { status, body } = await call<{
      orderId: string
      orderNumber: string
      totalAmount: number
      payment: { successUrl: string; orderId: string } | null
    }>('POST', '/api/checkout/initiate', { as: buyer, body: { items } })
    if (status !== 201) throw new Error(`initiate: ${status} ${JSON.stringify(body)}`)
    return {
      id: body.orderId,
      number: body.orderNumber,
      tossOrderId: body.payment?.orderId ?? body.orderNumber,
      token: tokenOf(body.payment?.successUrl),
      amount: body.totalAmount,
      buyer,
    }
  }

  /** The buyer has come through the window: what the redirect would carry. */
  async function authenticate(order: TestOrder, more: Record<string, unknown> = {}) {
    const { tossOrderId: orderId, amount } = order
    const wish = { orderId, amount, ...more }
    const { paymentKey } = await control<{ paymentKey: string }>('POST', '/payments', wish)
    return { paymentKey, orderId, amount }
  }

  function confirm(
    order: TestOrder,
    body: { paymentKey: string; orderId: string; amount: number },
    more: CallOptions = {},
  ) {
    return call('POST', '/api/checkout/confirm', { as: order.buyer, body, ...more })
  }

  async function newPaidOrder(wish: Parameters<typeof newOrder>[0] = {}) {
    const order = await newOrder(wish)
    const shown = await authenticate(order)
    const { status, body } = await confirm(order, shown)
    if (status !== 200) throw new Error(`confirm: ${status} ${JSON.stringify(body)}`)
    return { ...order, ...shown }
  }

  function fault(operation: string, mode: string, more: Record<string, unknown> = {}) {
    return control('POST', '/faults', { operation, mode, ...more })
  }

  /** What Toss was asked about one Toss order id or payment key, oldest first. */
  async function asked(operation: string, about: string): Promise<AskedOfToss[]> {
    const { requests } = await control<{ requests: AskedOfToss[] }>('GET', '/requests?limit=200')
    return requests
      .filter(
        (each) =>
          each.operation === operation &&
          (each.path.includes(about) || JSON.stringify(each.body).includes(about)),
      )
      .reverse()
  }

  async function providersPayments(tossOrderId: string): Promise<ProvidersPayment[]> {
    const { payments } = await control<{ payments: ProvidersPayment[] }>('GET', '/payments')
    return payments.filter(({ orderId }) => orderId === tossOrderId)
  }

  return {
    call,
    control,
    newMember,
    newProduct,
    newOrder,
    newPaidOrder,
    authenticate,
    confirm,
    fault,
    asked,
    providersPayments,
    refund(order: { id: string }, operator: Member, body: unknown, key: string = newKey()) {
      return call('POST', `/api/admin/orders/${order.id}/refund`, {
        as: operator,
        body,
        headers: { 'idempotency-key': key },
      })
    },
    async pause(paused: boolean): Promise<void> {
      await owner.query(sql`
        insert into hanbeon_private.setting (name, value, updated_by, updated_at)
        values ('checkoutPaused', ${JSON.stringify(paused)}::jsonb, 'test', now())
        on conflict (name) do update set value = excluded.value`)
    },
    /** Every row of every table about money, as text. */
    moneyTables: () => moneyTables(owner),
    orderRow: (id: string) =>
      owner.one<{ status: string; paymentStatus: string; closedReason: string | null }>(sql`
        select status, payment_status as "paymentStatus", closed_reason as "closedReason"
        from checkout_order where id = ${id}::uuid`),
    async actions(orderId: string): Promise<string[]> {
      const rows = await owner.query<{ action: string }>(
        sql`select action from order_log where order_id = ${orderId}::uuid order by seq`,
      )
      return rows.map(({ action }) => action)
    },
    async stock(productId: string): Promise<number | null> {
      const row = await owner.one<{ stock: number | null }>(
        sql`select stock from product where id = ${productId}::uuid`,
      )
      return row.stock
    },
  }
}

export function newKey(): string {
  return randomBytes(12).toString('hex')
}

export function tokenOf(successUrl: string | undefined): string {
  return successUrl === undefined ? '' : (new URL(successUrl).searchParams.get('token') ?? '')
}

async function moneyTables(owner: Db): Promise<string> {
  const { tables } = await owner.one<{ tables: string }>(sql`
    select jsonb_pretty(jsonb_build_object(
      'orders', (select jsonb_agg(to_jsonb(x) order by id) from checkout_order x),
      'payments', (select jsonb_agg(to_jsonb(x) order by id) from checkout_payment x),
      'refunds', (select jsonb_agg(to_jsonb(x) order by id) from checkout_refund x),
      'holds', (select jsonb_agg(to_jsonb(x) order by order_id, product_id) from stock_hold x),
      'products', (select jsonb_agg(to_jsonb(x) order by id) from product x),
      'enrollments', (select jsonb_agg(to_jsonb(x) order by id) from enrollments x),
      'log', (select jsonb_agg(to_jsonb(x) order by id) from order_log x))) as tables`)
  return tables
}
