/** Exports, byte by byte: the header, the line ends, the masks, formulas, who may see whom, and the line in the log. */
import { beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround, gate } from '../../test/support/routes-app.ts'
import { seedOrder } from '../../test/support/seed-orders.ts'
import { adminOrderRoutes } from './admin-orders.http.ts'
import { countFiltered, listOrders } from './admin-orders.sql.ts'
import type { ExportRecord } from './order-export.http.ts'

const { db, owner } = await createTestDatabase()
let exported: ExportRecord[] = []
let batches = 0
const unused = async () => {
  throw new Error('an export reads nothing else')
}
const { get } = appAround(
  adminOrderRoutes({
    requireRole: gate.requireRole,
    now: () => new Date('2026-11-21T15:30:00Z'),
    listOrders: (filter, page) => {
      batches += 1
      return listOrders(db, filter, page)
    },
    countFiltered: (filter) => countFiltered(db, filter),
    findOrder: unused,
    readAdminOrder: unused,
    readLog: unused,
    readProviderCalls: unused,
    readStats: unused,
    resolveOrder: unused,
    logExport: (record) => void exported.push(record),
  }),
)
beforeEach(() => {
  exported = []
  batches = 0
})

const header =
  'orderNumber,createdAt,buyerName,buyerPhone,buyerEmail,items,quantity,subtotal,discount,shippingFee,totalAmount,refundedAmount,status,paymentStatus,method,paymentKey,paidAt,partnerId,supplierId'

await seedOrder(owner, {
  orderNumber: 'ORD-20261121-AAAAAAA',
  status: 'paid',
  paymentStatus: 'paid',
  buyer: { name: '홍길동', email: 'gildong@example.com', phone: '01012345678' },
  partnerId: '=HYPERLINK("http://x","y")',
  items: [item('머그컵, "흰색"', 2, 4_000), item('노트', 1, 2_000)],
  payments: [
    { status: 'SUCCESS', pays: true, paymentKey: 'tviva1', method: '카드', balanceAmount: 10_000 },
  ],
})
await seedOrder(owner, {
  orderNumber: 'ORD-20261120-BBBBBBB',
  createdAt: new Date('2026-11-19T15:00:00Z'),
  buyer: { name: '-1+1', email: '@x', phone: '+82' },
  partnerId: '\tx',
})

async function csv(query: string, who: string) {
  const response = await get(`/api/admin/orders?format=csv${query}`, who)
  expect(response.status).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { response, bytes, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
}

test('CSV is masked, marked, quoted and guarded', async () => {
  const { response, bytes, text } = await csv('', 'operator')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="orders-2026-11-22.csv"; filename*=UTF-8''${encodeURIComponent('주문-2026-11-22.csv')}`,
  )
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text).toBe(
    `\uFEFF${[
      header,
      `ORD-20261121-AAAAAAA,2026-11-21T00:00:00+09:00,홍*동,010-****-5678,g***@example.com,"머그컵, ""흰색"" x 2; 노트 x 1",3,10000,0,0,10000,0,paid,paid,카드,tviva1,2026-11-21T00:00:00+09:00,"'=HYPERLINK(""http://x"",""y"")",supplier-phase-n1`,
      "ORD-20261120-BBBBBBB,2026-11-20T00:00:00+09:00,'-**1,***,***,머그컵 x 1,1,10000,0,0,10000,0,pending_payment,pending,,,,'\tx,supplier-phase-n1",
      '',
    ].join('\r\n')}`,
  )
  expect(exported).toEqual([
    {
      request_id: 'request-1',
      user_id: 'operator',
      format: 'csv',
      filter: {},
      rows: 2,
      unmasked: false,
      reason: null,
      complete: true,
    },
  ])
})

test('unmasked, for a reason, and with what the filter shows', async () => {
  const { text } = await csv(
    `&unmask=true&reason=${encodeURIComponent('배송 문의')}&q=gildong&status=paid&limit=1`,
    'operator',
  )
  expect(text).toContain(',홍길동,01012345678,gildong@example.com,')
  expect(text.trimEnd().split('\r\n')).toHaveLength(2)
  // Whom somebody looked for is not written down.
  expect(exported).toMatchObject([
    { filter: { status: 'paid', q: true }, rows: 1, unmasked: true, reason: '배송 문의' },
  ])
})

test.each([
  ['viewer', 'format=csv&unmask=true&reason=because', 403, 'E_FORBIDDEN'],
  ['viewer', 'format=xlsx&unmask=true&reason=because', 403, 'E_FORBIDDEN'],
  ['operator', 'format=csv&unmask=true', 400, 'E_INVALID_INPUT'],
  ['operator', 'format=csv&unmask=true&reason=%20', 400, 'E_INVALID_INPUT'],
  ['operator', 'format=csv&status=x', 400, 'E_INVALID_INPUT'],
  ['buyer-1', 'format=csv', 403, 'E_FORBIDDEN'],
])('%s: %s is %i', async (who, query, status, code) => {
  const response = await get(`/api/admin/orders?${query}`, who)
  expect([response.status, (await response.json()).code]).toEqual([status, code])
  expect(exported).toEqual([])
})

test('a viewer takes a masked file', async () => {
  const { text } = await csv('&unmask=false', 'viewer')
  for (const secret of ['홍길동', '01012345678', 'gildong']) expect(text).not.toContain(secret)
})

test('nothing found is a header alone', async () => {
  expect((await csv('&status=refunded', 'admin')).text).toBe(`\uFEFF${header}\r\n`)
})

test('a long file is read in batches, each order once, and ends where its reader does', async () => {
  for (let n = 0; n < 1_100; n += 1) await seedOrder(owner, { supplierId: 'many' })
  const { text } = await csv('&supplierId=many', 'admin')
  const numbers = text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.slice(0, 20))
  expect(new Set(numbers).size).toBe(1_100)
  expect([numbers.length, batches, exported[0]?.rows]).toEqual([1_100, 3, 1_100])

  exported = []
  batches = 0
  const response = await get('/api/admin/orders?format=csv&supplierId=many', 'admin')
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.read()
  await reader?.cancel()
  expect(batches).toBeLessThan(3)
  expect(exported).toMatchObject([{ complete: false }])
})

test('a sheet is a zip with the same cells, and a text in it stays a text', async () => {
  const response = await get(
    '/api/admin/orders?format=xlsx&supplierId=supplier-phase-n1',
    'operator',
  )
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('spreadsheetml')
  expect(response.headers.get('content-disposition')).toContain('.xlsx')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  expect(exported).toMatchObject([{ format: 'xlsx', rows: 2, complete: true }])
})

function item(name: string, quantity: number, unitPrice: number) {
  return {
    id: crypto.randomUUID(),
    productId: crypto.randomUUID(),
    courseId: null,
    kind: 'goods',
    name,
    quantity,
    unitPrice,
    amount: unitPrice * quantity,
  }
}
