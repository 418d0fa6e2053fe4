/** The admin's orders on a real database: who may read, filters, search, masks, details, logs. */
import { describe, expect, test } from 'vitest'
import {
  adminOrderDetail,
  adminOrderList,
  logList,
  providerCallList,
} from '../../contract/admin.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround, gate } from '../../test/support/routes-app.ts'
import { seedOrder, seedStart } from '../../test/support/seed-orders.ts'
import { json, sql } from '../platform/sql.ts'
import { adminOrderRoutes } from './admin-orders.http.ts'
import {
  countFiltered,
  listOrders,
  readAdminOrder,
  readLog,
  readProviderCalls,
} from './admin-orders.sql.ts'
import { findOrder } from './order-read.sql.ts'
import { readStats } from './order-stats.sql.ts'

const { db, owner } = await createTestDatabase()
const now = new Date('2026-11-22T00:00:00Z')
const resolved: string[] = []
const { get } = appAround(
  adminOrderRoutes({
    requireRole: gate.requireRole,
    now: () => now,
    listOrders: (filter, page) => listOrders(db, filter, page),
    countFiltered: (filter) => countFiltered(db, filter),
    findOrder: (id) => findOrder(db, id),
    readAdminOrder: (id) => readAdminOrder(db, now, id),
    readLog: (id) => readLog(db, id),
    readProviderCalls: (id) => readProviderCalls(db, id),
    readStats: (period) => readStats(db, period),
    resolveOrder: async (orderId) => void resolved.push(orderId),
    logExport: () => {},
  }),
)

const hong = { name: '홍길동', email: 'Gildong@Example.com', phone: '01012345678' }
const lee = { name: "O'Lee 100%", email: 'lee_x@example.com', phone: '01098765432' }
const address = {
  recipientName: '홍길동',
  phone: '01012345678',
  zipCode: '06236',
  address1: '서울 강남구 테헤란로 131',
}
const first = await seedOrder(owner, {
  orderNumber: 'ORD-20261121-AAAAAAA',
  status: 'paid',
  paymentStatus: 'paid',
  buyer: hong,
  shippingAddress: address,
  partnerId: 'partner-1',
  payments: [
    { status: 'FAILED', failureKind: 'declined', paymentKey: 'tviva_declined' },
    {
      status: 'SUCCESS',
      pays: true,
      paymentKey: 'tviva20261121AbC',
      method: '카드',
      balanceAmount: 10_000,
      approvedAt: seedStart,
    },
  ],
})
const second = await seedOrder(owner, {
  orderNumber: 'ORD-20261120-BBBBBBB',
  buyer: lee,
  createdAt: new Date('2026-11-20T14:59:59.999Z'),
  supplierId: 'other',
})
const third = await seedOrder(owner, {
  orderNumber: 'ORD-20261122-CCCCCCC',
  status: 'cancelled',
  paymentStatus: 'failed',
  createdAt: new Date('2026-11-21T15:00:00Z'),
  buyer: null,
})

async function found(query: string, who = 'operator') {
  const response = await get(`/api/admin/orders?${query}`, who)
  expect(response.status).toBe(200)
  const { orders, pagination } = adminOrderList.parse(await response.json())
  expect(pagination.total).toBe(orders.length)
  return orders.map(({ orderNumber }) => orderNumber)
}
const [a, b, c] = [first, second, third].map(({ orderNumber }) => orderNumber)

describe('who may read', () => {
  const paths = [
    '/api/admin/orders',
    '/api/admin/orders/stats',
    `/api/admin/orders/${first.id}`,
    `/api/admin/orders/${first.id}/logs`,
    `/api/admin/orders/${first.id}/provider-calls`,
  ]
  test.each(paths)('%s: staff, and nobody else', async (path) => {
    expect((await get(path)).status).toBe(401)
    expect((await get(path, 'buyer-1')).status).toBe(403)
    for (const who of ['viewer', 'operator', 'admin'])
      expect((await get(path, who)).status).toBe(200)
    // Neither is told whether the filter would have been good.
    expect((await get(`${path}?x=1`)).status).toBe(401)
  })

  test.each(['', '/logs', '/provider-calls'])('an unknown order%s is 404', async (path) => {
    for (const id of [crypto.randomUUID(), 'x', "' or true --", 'ORD-20261121-ZZZZZZZ']) {
      const response = await get(`/api/admin/orders/${encodeURIComponent(id)}${path}`, 'admin')
      expect([response.status, (await response.json()).code]).toEqual([404, 'E_ORDER_NOT_FOUND'])
    }
  })
})

describe('the list', () => {
  test('is newest first, with buyer and method', async () => {
    expect(await found('')).toEqual([c, a, b])
    const page = adminOrderList.parse(await (await get('/api/admin/orders', 'admin')).json())
    expect(page.orders[1]).toMatchObject({ buyer: hong, method: '카드' })
    expect(page.orders[0]).toMatchObject({ buyer: null, method: null })
  })

  test.each([
    ['status=paid', [a]],
    ['status=cancelled&paymentStatus=failed', [c]],
    ['paymentStatus=pending', [b]],
    ['supplierId=other', [b]],
    ['partnerId=partner-1', [a]],
    ['partnerId=partner', []],
    ['from=2026-11-21', [c, a]],
    ['to=2026-11-20', [b]],
    ['from=2026-11-21&to=2026-11-21', [a]],
    ['from=2026-11-22&to=2026-11-22', [c]],
    ['status=paid&to=2026-11-20', []],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  test.each([
    ['ORD-20261121-AAAAAAA', [a]],
    ['ord-20261121-aaaaaaa', [a]],
    ['ORD-20261121-AAAAAAA-2', [a]],
    ['ORD-202611', [c, a, b]],
    ['ORD-2026112_', []],
    ['tviva20261121AbC', [a]],
    ['tviva_declined', [a]],
    ['tviva20261121', []],
    ['홍길동', [a]],
    ['길동', [a]],
    ['gildong@example.com', [a]],
    ['EXAMPLE', [a, b]],
    ['010-1234-5678', [a]],
    ['+82 10-1234-5678', [a]],
    ['5678', [a]],
    ['100%', [b]],
    ['%', [b]],
    ['_', [b]],
    ["O'Lee", [b]],
    ["' or '1'='1", []],
    ["'; drop table public.checkout_order; --", []],
    ['\\', []],
    ['없는 사람', []],
  ])('q=%s', async (q, expected) => {
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(expected)
  })

  test.each([
    ['홍길동', [a]],
    ['길동', []],
    ['gildong@example.com', [a]],
    ['gildong', []],
    ['010-1234-5678', [a]],
    ['5678', []],
    ['ORD-20261121', [a]],
    ['tviva20261121AbC', [a]],
  ])('a viewer finds a person only by the whole: %s', async (q, expected) => {
    expect(await found(`q=${encodeURIComponent(q)}`, 'viewer')).toEqual(expected)
  })

  test.each([
    'status=PAID',
    'status=',
    'status=paid&status=refunded',
    'paymentStatus=done',
    'from=2026-02-31',
    'from=yesterday',
    'to=2026-1-1',
    'from=2026-11-22&to=2026-11-21',
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=ten',
    'cursor=x',
    'cursor=',
    `cursor=${btoa("2026-11-21T00:00:00.000000Z '; drop table x")}`,
    'q=',
    'q=%20',
    `q=${'x'.repeat(201)}`,
    'q=a%00b',
    'supplierId=%00',
    `partnerId=${'x'.repeat(256)}`,
    'format=pdf',
    'unmask=yes',
    'unmask=true&reason=because',
    'reason=because',
    'page=2',
    'sort=amount',
    'constructor=1',
  ])('%s is refused', async (query) => {
    const response = await get(`/api/admin/orders?${query}`, 'admin')
    expect([response.status, (await response.json()).code]).toEqual([400, 'E_INVALID_INPUT'])
  })

  test('pages under a filter show every order once', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const after: string = cursor === null ? '' : `&cursor=${cursor}`
      const response = await get(`/api/admin/orders?limit=1&from=2026-11-20${after}`, 'viewer')
      const page = adminOrderList.parse(await response.json())
      expect(page.pagination.total).toBe(3)
      seen.push(...page.orders.map(({ orderNumber }) => orderNumber))
      cursor = page.pagination.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual([c, a, b])
  })
})

test.each(['from=2026-02-31', 'to=x', 'from=2026-11-22&to=2026-11-21', 'day=today', 'from='])(
  'statistics with %s are refused',
  async (query) => {
    expect((await get(`/api/admin/orders/stats?${query}`, 'admin')).status).toBe(400)
  },
)

describe('one order', () => {
  async function detail(id: string, who: string) {
    const response = await get(`/api/admin/orders/${id}`, who)
    const text = await response.text()
    return { text, body: adminOrderDetail.parse(JSON.parse(text)) }
  }

  test('has everything, and what can be given back', async () => {
    const { body } = await detail(first.orderNumber, 'operator')
    expect(body.order).toMatchObject({
      id: first.id,
      buyer: hong,
      shippingAddress: address,
      method: '카드',
    })
    expect(body.payments.map(({ status }) => status)).toEqual(['SUCCESS', 'FAILED'])
    expect(body.refundable).toEqual({ amount: 10_000, partial: true, until: null, blockedBy: null })
    expect(resolved).toEqual([])
  })

  test('hides from a viewer who bought it', async () => {
    const { text, body } = await detail(first.id, 'viewer')
    expect(body.order.buyer).toEqual({
      name: '홍*동',
      email: 'G***@Example.com',
      phone: '010-****-5678',
    })
    for (const secret of ['홍길동', '01012345678', 'Gildong', '테헤란로'])
      expect(text).not.toContain(secret)
    const list = await (await get('/api/admin/orders', 'viewer')).text()
    for (const secret of ['홍길동', '01012345678', 'Gildong']) expect(list).not.toContain(secret)
  })

  test('whose outcome is open is resolved before it is told; a list resolves nothing', async () => {
    const { id } = await seedOrder(owner, {
      createdAt: new Date('2020-01-01'),
      paymentStatus: 'confirming',
      payments: [{ status: 'CONFIRMING', isActive: true }],
    })
    await found('')
    expect(resolved).toEqual([])
    expect((await detail(id, 'viewer')).body.refundable.blockedBy).toBe('in_doubt')
    expect(resolved).toEqual([id])
  })

  test('its log is newest first and names nobody', async () => {
    await owner.query(sql`
      insert into public.order_log
        (id, order_id, action, previous_data, new_data, performed_by, performer_type, note, created_at, seq, request_id, hash)
      values
        (gen_random_uuid(), ${first.id}::uuid, 'created', null, ${json({ status: 'created', buyer: hong })}::jsonb,
         'm1', 'consumer', null, ${seedStart}, 1, 'r1', ''),
        (gen_random_uuid(), ${first.id}::uuid, 'payment_success', '{"status": "created"}', '{"status": "paid"}',
         'system', 'system', 'note', ${seedStart}, 2, null, '')`)
    const response = await get(`/api/admin/orders/${first.orderNumber}/logs`, 'viewer')
    const { logs } = logList.parse(await response.json())
    expect(logs).toMatchObject([
      {
        action: 'payment_success',
        previousData: { status: 'created' },
        note: 'note',
        requestId: null,
      },
      { action: 'created', newData: { status: 'created' }, performedBy: 'm1', requestId: 'r1' },
    ])
    expect(JSON.stringify(logs)).not.toContain('홍길동')
  })

  test('what Toss answered is newest first', async () => {
    await owner.query(sql`
      insert into hanbeon_private.provider_call (order_id, operation, at, status, code, body, trace_id, ms)
      values
        (${first.id}::uuid, 'confirm', ${seedStart}, null, null, null, null, 10000),
        (${first.id}::uuid, 'get', ${now}, 200, null, '{"status": "DONE"}', 't1', 12)`)
    const response = await get(`/api/admin/orders/${first.id}/provider-calls`, 'viewer')
    expect(providerCallList.parse(await response.json()).calls).toMatchObject([
      { operation: 'get', status: 200, body: { status: 'DONE' }, traceId: 't1', ms: 12 },
      { operation: 'confirm', status: null, body: null },
    ])
  })
})
