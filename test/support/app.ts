/** The whole application in one process, over a database and a Toss sandbox of the test, with a clock that it can move. */
import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { createSandbox } from '../../sandbox/index.ts'
import { createApp } from '../../server/app.ts'
import { appPorts } from '../../server/entry/app-ports.ts'
import { putMoneyTogether } from '../../server/entry/money.ts'
import { openServices } from '../../server/entry/services.ts'
import { startMoneyWorker } from '../../server/entry/worker.ts'
import { completeConfig, readSettings } from '../../server/platform/config.ts'
import { createLog } from '../../server/platform/log.ts'
import { sealWith } from '../../server/platform/seal.ts'
import { sql } from '../../server/platform/sql.ts'
import { createToss } from '../../server/toss/client.ts'
import type { TestDatabase } from './database.ts'
import { until } from './until.ts'

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

const tossBase = 'http://127.0.0.1:4010'
const methodsThatChange = ['POST', 'PUT', 'PATCH', 'DELETE']

export async function createTestApp(
  database: TestDatabase,
  options: { env?: Record<string, string> } = {},
) {
  const sandbox = createSandbox()
  const { owner } = database
  const lines: string[] = []
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }
  /** Answers in Toss's place, where it answers at all. */
  let standIn: (request: Request) => Response | Promise<Response> | undefined = () => undefined

  const keys = (await (await sandbox.fetch(`${tossBase}/sandbox/keys`)).json()) as {
    clientKey: string
    secretKey: string
  }
  const config = completeConfig(readSettings({ HANBEON_RATE_LIMITS: 'off', ...options.env }), {
    databaseUrl: database.serverUrl,
    sandbox: { ...keys, apiBase: tossBase },
    secrets: { webhookSecret: 'webhook secret of the tests', webhookToken: 'webhook-token' },
  })
  const log = createLog({ format: 'json', write: (line) => lines.push(line) })
  const opened = await openServices(config, log)
  const toss = createToss({
    baseUrl: tossBase,
    secretKey: keys.secretKey,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      return (await standIn(request.clone())) ?? sandbox.fetch(request)
    },
    now: clock.now,
  })
  const { db, chance } = opened
  const seal = sealWith(new Uint8Array(randomBytes(32)))
  const money = putMoneyTogether({ db, toss, clock, chance, log, seal })
  const services = { ...opened, clock, money }
  const ports = appPorts(services, { version: 'test', socketAddressOf: () => '203.0.113.7' })
  const app = createApp(ports)

  async function close(): Promise<void> {
    await opened.close()
    sandbox.close()
  }
  afterAll(close)

  async function call<T = Record<string, unknown>>(
    method: string,
    path: string,
    { as, body, text, headers = {} }: CallOptions = {},
  ): Promise<Reply<T>> {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await app.request(path, {
      method,
      headers: {
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }),
        ...headers,
      },
      body: methodsThatChange.includes(method) ? sent : undefined,
    })
    const answer = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (/json/.test(response.headers.get('content-type') ?? '')
        ? JSON.parse(answer)
        : {}) as T,
    }
  }

  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await sandbox.fetch(`${tossBase}/sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return (await response.json()) as T
  }

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

  /** The worker runs until `done` says something. */
  async function work<T>(what: string, done: () => T | Promise<T>) {
    const worker = await startMoneyWorker(services)
    try {
      return await until(what, done)
    } finally {
      await worker.stop()
    }
  }

  return {
    ...database,
    app,
    services,
    sandbox,
    lines,
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
    work,
    /** Both clocks, ours and Toss's, or one of them. */
    advance(seconds: number, whose: 'both' | 'ours' | 'toss' = 'both') {
      if (whose !== 'toss') clock.offsetMs += seconds * 1000
      if (whose !== 'ours') sandbox.clock.advance(seconds * 1000)
    },
    answerInTossPlace(answer: typeof standIn | null) {
      standIn = answer ?? (() => undefined)
    },
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

export type TestApp = Awaited<ReturnType<typeof createTestApp>>

export function newKey(): string {
  return randomBytes(12).toString('hex')
}

export function tokenOf(successUrl: string | undefined): string {
  return successUrl === undefined ? '' : (new URL(successUrl).searchParams.get('token') ?? '')
}

async function moneyTables(owner: TestDatabase['owner']): Promise<string> {
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
