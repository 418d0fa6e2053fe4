/** The database holds what the tables of states say: every listed change passes, every other one is refused by its name. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { enrollmentNext } from '../enrollment/enrollment.ts'
import { paymentNext } from '../payment/payment.ts'
import { codeOf, constraintOf, json, raw, type Sql, sql } from '../platform/sql.ts'
import { refundNext } from '../refund/refund.ts'
import { orderNext, orderPaymentNext } from './order.ts'

const database = await createTestDatabase()
const { db, owner } = database
const app = await createTestApp(database)
let made = 0

async function newOrder(state: { status?: string; paymentStatus?: string } = {}): Promise<string> {
  made += 1
  const id = crypto.randomUUID()
  const item = {
    id: crypto.randomUUID(),
    productId: id,
    quantity: 1,
    unitPrice: 1000,
    amount: 1000,
  }
  await owner.query(sql`
    insert into checkout_order
      (id, order_number, buyer_id, seller_id, supplier_id, items, subtotal, total_amount, order_name, status,
       payment_status, paid_at, created_at, updated_at)
    values
      (${id}::uuid, ${`ORD-20261121-${String(made).padStart(7, '0')}`}, 'b', 's', 'p', ${json([item])}::jsonb, 1000, 1000,
       '머그컵', ${state.status ?? 'pending_payment'}, ${state.paymentStatus ?? 'pending'}, now(), now(), now())`)
  return id
}

async function newPayment(status: string): Promise<string> {
  const [id, orderId] = [crypto.randomUUID(), await newOrder()]
  await owner.query(sql`
    insert into checkout_payment
      (id, order_id, amount, status, payment_key, provider_tx_id, attempt, toss_order_id, created_at, updated_at)
    values (${id}::uuid, ${orderId}::uuid, 1000, ${status}, ${id}, ${id}, 1, ${orderId}, now(), now())`)
  return id
}

async function newRefund(status: string): Promise<string> {
  const [id, paymentId] = [crypto.randomUUID(), await newPayment('SUCCESS')]
  await owner.query(sql`
    insert into checkout_refund
      (id, order_id, payment_id, kind, seq, amount, reason, status, requested_by, performer_type, completed_at,
       created_at, updated_at)
    select ${id}::uuid, order_id, id, 'refund', 1, 1000, '변심', ${status}, 'o', 'operator', now(), now(), now()
    from checkout_payment where id = ${paymentId}::uuid`)
  return id
}

async function newEnrollment(status: string): Promise<string> {
  const id = crypto.randomUUID()
  await owner.query(sql`
    insert into enrollments (id, user_id, course_id, status, created_at, updated_at)
    values (${id}::uuid, 'b', ${id}::uuid, ${status}, now(), now())`)
  return id
}

type Machine = {
  name: string
  next: Readonly<Record<string, readonly string[]>>
  table: string
  column: string
  constraint: string
  make(state: string): Promise<string>
}

const machines: Machine[] = [
  {
    name: 'an order',
    next: orderNext,
    table: 'checkout_order',
    column: 'status',
    constraint: 'checkout_order_state_change',
    make: (status) => newOrder({ status }),
  },
  {
    name: 'an order’s payment status',
    next: orderPaymentNext,
    table: 'checkout_order',
    column: 'payment_status',
    constraint: 'checkout_order_payment_state_change',
    make: (paymentStatus) => newOrder({ paymentStatus }),
  },
  {
    name: 'a payment',
    next: paymentNext,
    table: 'checkout_payment',
    column: 'status',
    constraint: 'checkout_payment_state_change',
    make: newPayment,
  },
  {
    name: 'a refund',
    next: refundNext,
    table: 'checkout_refund',
    column: 'status',
    constraint: 'checkout_refund_state_change',
    make: newRefund,
  },
  {
    name: 'an enrolment',
    next: enrollmentNext,
    table: 'enrollments',
    column: 'status',
    constraint: 'enrollments_state_change',
    make: newEnrollment,
  },
]

const faultOf = (statement: Sql, as = db) =>
  as.query(statement).then(
    () => undefined,
    (error: unknown) => error,
  )

describe.each(machines)('$name', ({ next, table, column, constraint, make }) => {
  const states = Object.keys(next)
  const pairs = states.flatMap((from) => states.map((to) => ({ from, to })))

  test.each(pairs)('$from > $to', async ({ from, to }) => {
    const id = await make(from)
    const change = sql`update ${raw(table)} set ${raw(column)} = ${to} where id = ${id}::uuid`
    const fault = await faultOf(change)
    const allowed = from === to || next[from]?.includes(to) === true
    expect(constraintOf(fault)).toBe(allowed ? undefined : constraint)
    const row = await owner.one<{ state: string }>(
      sql`select ${raw(column)} as state from ${raw(table)} where id = ${id}::uuid`,
    )
    expect(row.state).toBe(allowed ? to : from)
  })

  test('a state that nobody knows is refused', async () => {
    const id = await make(states[0] ?? '')
    const change = sql`update ${raw(table)} set ${raw(column)} = 'elsewhere' where id = ${id}::uuid`
    expect(codeOf(await faultOf(change))).toBe('23514')
  })
})

describe('what was agreed stays as it was', () => {
  const fixed: [string, string, () => Promise<string>, string][] = [
    ['the total of an order', 'checkout_order', newOrder, 'total_amount = 1, subtotal = 1'],
    ['the buyer of an order', 'checkout_order', newOrder, "buyer_id = 'another'"],
    ['the items of an order', 'checkout_order', newOrder, "items = '[]'"],
    ['the amount of a payment', 'checkout_payment', () => newPayment('SUCCESS'), 'amount = 1'],
    [
      'the key that Toss said yes to',
      'checkout_payment',
      () => newPayment('SUCCESS'),
      "provider_tx_id = 'another'",
    ],
    ['the amount of a refund', 'checkout_refund', () => newRefund('pending'), 'amount = 1'],
  ]
  test.each(fixed)('%s', async (_, table, make, change) => {
    const id = await make()
    const fault = await faultOf(sql`update ${raw(table)} set ${raw(change)} where id = ${id}::uuid`)
    expect(constraintOf(fault)).toBe(`${table}_terms_fixed`)
  })

  test.each([
    ['checkout_order', newOrder],
    ['checkout_payment', () => newPayment('SUCCESS')],
    ['checkout_refund', () => newRefund('succeeded')],
  ])('no row of %s is deleted, not even by the owner', async (table, make) => {
    const id = await make()
    for (const as of [db, owner]) {
      expect(codeOf(await faultOf(sql`delete from ${raw(table)} where id = ${id}::uuid`, as))).toBe(
        '42501',
      )
    }
  })
})

describe('the log of an order', () => {
  test.each(['update order_log set note = note', 'delete from order_log', 'truncate order_log'])(
    'refuses to the server and to the owner: %s',
    async (statement) => {
      const order = await app.newOrder()
      const before = await app.actions(order.id)
      for (const as of [db, owner]) {
        expect(codeOf(await faultOf(raw(statement), as))).toBe('42501')
        expect(codeOf(await faultOf(raw(statement.replace('truncate', 'truncate only')), as))).toBe(
          '42501',
        )
      }
      expect(await app.actions(order.id)).toEqual(before)
    },
  )

  test('belongs to a role that nobody logs in as, and that the server is no member of', async () => {
    const { keeper, login, member, superuser } = await owner.one<Record<string, unknown>>(sql`
      select r.rolname as keeper, r.rolcanlogin as login, pg_has_role('hanbeon_server', r.oid, 'member') as member,
        (select rolsuper from pg_roles where rolname = 'hanbeon_server') as superuser
      from pg_class c join pg_roles r on r.oid = c.relowner where c.oid = 'order_log'::regclass`)
    expect({ keeper, login, member, superuser }).toEqual({
      keeper: 'hanbeon_log_owner',
      login: false,
      member: false,
      superuser: false,
    })
  })

  test('the server cannot switch its guards off', async () => {
    for (const statement of [
      'alter table order_log disable trigger all',
      'drop trigger order_log_append_only on order_log',
      'set session_replication_role = replica',
      'alter table checkout_order disable trigger checkout_order_state_guard',
      'create or replace function hanbeon_private.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    ]) {
      expect(codeOf(await faultOf(raw(statement))), statement).toBe('42501')
    }
  })

  test('is a chain of hashes from the first line to the head on the order', async () => {
    const order = await app.newPaidOrder()
    const operator = await app.newMember('operator')
    await app.refund(order, operator, { reason: '일부 | 환불', amount: 1000 })
    const lines = await owner.query<{ action: string; line: string; hash: Buffer }>(sql`
      select action, hash, jsonb_build_array(
        id::text, order_id::text, seq, action, previous_data, new_data, performed_by, performer_type, note,
        extract(epoch from created_at)::text, request_id)::text as line
      from order_log where order_id = ${order.id}::uuid order by seq`)
    expect(lines.map(({ action }) => action)).toEqual([
      'created',
      'payment_initiated',
      'payment_confirming',
      'payment_success',
      'refund_requested',
      'refunded',
    ])
    let head = Buffer.alloc(0)
    for (const { hash, line } of lines) {
      head = createHash('sha256').update(head).update(line).digest()
      expect(Buffer.from(hash).toString('hex'), line).toBe(head.toString('hex'))
    }
    const { stored } = await owner.one<{ stored: string }>(sql`
      select encode(log_head, 'hex') as stored from checkout_order where id = ${order.id}::uuid`)
    expect(stored).toBe(head.toString('hex'))
  })
})

/** Every column that the shop's checklist names (7.1–7.3); TIMESTAMP is timestamptz. */
const checklist: Record<string, Record<string, string>> = {
  checkout_order: {
    id: 'uuid',
    order_number: 'character varying(20)',
    buyer_id: 'character varying(255)',
    seller_id: 'character varying(255)',
    supplier_id: 'character varying(255)',
    partner_id: 'character varying(255)',
    items: 'jsonb',
    subtotal: 'numeric(12,2)',
    shipping_fee: 'numeric(12,2)',
    discount: 'numeric(12,2)',
    total_amount: 'numeric(12,2)',
    status: 'character varying(50)',
    payment_status: 'character varying(50)',
    shipping_address: 'jsonb',
    paid_at: 'timestamp with time zone',
    refunded_at: 'timestamp with time zone',
    refund_reason: 'text',
    created_at: 'timestamp with time zone',
    updated_at: 'timestamp with time zone',
  },
  checkout_payment: {
    id: 'uuid',
    order_id: 'uuid',
    amount: 'numeric(12,2)',
    status: 'character varying(50)',
    payment_key: 'character varying(255)',
    method: 'character varying(50)',
    card_company: 'character varying(50)',
    card_number: 'character varying(50)',
    installment_months: 'integer',
    approved_at: 'timestamp with time zone',
    metadata: 'jsonb',
    created_at: 'timestamp with time zone',
    updated_at: 'timestamp with time zone',
  },
  order_log: {
    id: 'uuid',
    order_id: 'uuid',
    action: 'character varying(50)',
    previous_data: 'jsonb',
    new_data: 'jsonb',
    performed_by: 'character varying(255)',
    performer_type: 'character varying(50)',
    note: 'text',
    created_at: 'timestamp with time zone',
  },
}

describe.each(Object.entries(checklist))('%s as the checklist names it', (table, columns) => {
  test('every column is there with its type', async () => {
    const rows = await owner.query<{ name: string; type: string }>(sql`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`)
    const found = Object.fromEntries(rows.map(({ name, type }) => [name, type]))
    expect(found).toMatchObject(columns)
  })

  test('id is the primary key, and an order is referred to by its id', async () => {
    const rows = await owner.query<{ definition: string }>(sql`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = ${table}::regclass and contype in ('p', 'f', 'u')`)
    const definitions = rows.map(({ definition }) => definition)
    expect(definitions).toContain('PRIMARY KEY (id)')
    expect(definitions).toContain(
      table === 'checkout_order'
        ? 'UNIQUE (order_number)'
        : 'FOREIGN KEY (order_id) REFERENCES checkout_order(id)',
    )
  })
})
