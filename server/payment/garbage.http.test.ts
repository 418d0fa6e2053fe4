/** Whatever is sent to a route about money, it is answered with a 4xx at worst, never with a fault of ours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { newKey } from '../../test/support/shop.ts'

const app = await createTestApp(await createTestDatabase())
const [open, paid] = [await app.newOrder(), await app.newPaidOrder()]
const operator = await app.newMember('operator')
const shown = await app.authenticate(open)
const productId = await app.newProduct()

const nastyText = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'a\0b', '\ud800', '\udc00x', '💥', '가'.repeat(300), 'x'.repeat(5000), '1000.0'],
    ...["'; drop table checkout_order; --", '../../etc/passwd', '%00', '\\u0000', '-0', 'NaN'],
    ...['__proto__', 'constructor', '{"a":1}', '<svg onload=alert(1)>', '\r\nX: y', '٣'],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const nastyNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 1e15, 1e21, 2 ** 53, Number.MAX_VALUE, 5e-324, 999_999_999_999),
  fc.integer(),
  fc.double(),
)
const nasty = fc.oneof(
  nastyText,
  nastyNumber,
  fc.constantFrom(null, true, false, [], {}, [[[]]]),
  fc.array(nastyText, { maxLength: 3 }),
  fc.dictionary(nastyText, nastyNumber, { maxKeys: 3 }),
)

/** A body whose fields are each right, absent, or anything. */
function bent(fields: Record<string, unknown>): fc.Arbitrary<unknown> {
  const record = Object.fromEntries(
    Object.entries(fields).map(([name, good]) => [
      name,
      fc.oneof({ weight: 3, arbitrary: fc.constant(good) }, { weight: 2, arbitrary: nasty }),
    ]),
  )
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(record, { requiredKeys: [] }) },
    { weight: 1, arbitrary: nasty },
  )
}

const item = bent({ productId, quantity: 1 })
const address = bent({
  recipientName: '홍길동',
  phone: '010-1234-5678',
  zipCode: '04524',
  address1: '서울',
  address2: '2층',
  memo: '문 앞',
})

/** Every route about money, with what is sent to it. */
const posts: [string, fc.Arbitrary<unknown>][] = [
  ['/api/checkout/confirm', bent({ ...shown, amount: shown.amount + 1, token: open.token })],
  ['/api/checkout/confirm', bent({ ...shown, paymentKey: 'guessed', token: 'wrong' })],
  ['/api/checkout/fail', bent({ orderId: open.number, code: 'X', message: 'm', token: 'x' })],
  ['/api/checkout/quote', fc.oneof(bent({ items: [] }), fc.record({ items: fc.array(item) }))],
  [
    '/api/checkout/initiate',
    fc.oneof(
      bent({ items: [{ productId, quantity: 1 }], couponCode: 'X', expectedTotalAmount: 1 }),
      bent({ items: [{ productId, quantity: 1 }], partnerId: 'p', buyer: { name: 'a' } }),
      fc.record({ items: fc.array(item, { maxLength: 5 }) }),
      fc.record({
        items: fc.constant([{ productId, quantity: 1 }]),
        shippingAddress: address,
        buyer: bent({ name: '홍길동', email: 'a@b.kr', phone: '01012345678' }),
        partnerId: nasty,
      }),
    ),
  ],
  [
    `/api/admin/orders/${paid.id}/refund`,
    bent({
      reason: '변심',
      amount: 1,
      items: [{ orderItemId: productId, quantity: 1 }],
      shippingFee: 'keep',
      refundReceiveAccount: { bank: '20', accountNumber: '1', holderName: 'a' },
      keepAccess: true,
    }),
  ],
  [`/api/orders/${open.id}/retry`, nasty],
]

const segment = (text: string) => encodeURIComponent(Buffer.from(text).toString())

function faultsOf(lines: string[]): string[] {
  return lines.filter((line) => line.includes('"fault"'))
}

async function sent(path: string, text: string, headers: Record<string, string> = {}) {
  const as = path.includes('/admin/') ? operator : open.buyer
  const from = app.lines.length
  const reply = await app.call('POST', path, {
    as,
    text,
    headers: { 'idempotency-key': newKey(), ...headers },
  })
  expect(faultsOf(app.lines.slice(from))).toEqual([])
  // Toss may call a key that is no payment of ours a mistake in our set-up; that is its answer, not a fault.
  if (reply.body.providerCode === undefined) expect(reply.status).toBeLessThan(500)
  return reply
}

describe('no body gives a fault', () => {
  test.each(posts)('POST %s', async (path, bodies) => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        await sent(path, JSON.stringify(body) ?? '')
      }),
      { numRuns: 200 },
    )
  })

  const texts: [string, string][] = [
    ['nothing', ''],
    ['no JSON', '{"paymentKey":'],
    ['an endless number', '{"paymentKey":"k","orderId":"o","amount":1e309,"reason":"r"}'],
    ['a key twice', `{"paymentKey":"k","orderId":"${open.number}","amount":1,"amount":2}`],
    ['a NUL in a key', '{"a\\u0000b":1,"reason":"r"}'],
    ['a raw NUL', '{"reason":"a\0b"}'],
    ['half a character', '{"reason":"\\ud800","code":"\\udfff","paymentKey":"\\ud800"}'],
    ['a prototype', '{"__proto__":{"amount":1},"constructor":{"prototype":{}},"reason":"r"}'],
    ['depth', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a byte order mark', '\ufeff{"reason":"r"}'],
    ['too much', `{"reason":"${'x'.repeat(70_000)}"}`],
  ]
  test.each(posts.flatMap(([path]) => texts.map(([name, text]) => ({ path, name, text }))))(
    '$name to $path',
    async ({ path, text }) => {
      const { status } = await sent(path, text)
      expect(status).toBeLessThan(500)
    },
  )

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'nonsense',
  ])('a body that calls itself %s', async (type) => {
    for (const [path] of posts) {
      await sent(path, '{"reason":"r"}', { 'content-type': type })
    }
  })
})

describe('no address gives a fault', () => {
  const paths: [string, (text: string) => string][] = [
    ['a result', (text) => `/api/checkout/result?orderId=${text}&token=${text}`],
    ['a result by the buyer', (text) => `/api/checkout/result?orderId=${text}`],
    [
      'a return',
      (text) =>
        `/checkout/return?token=${open.token}&orderId=${open.number}&amount=1&paymentKey=${text}`,
    ],
    [
      'a return of anything',
      (text) => `/checkout/return?token=${text}&orderId=${text}&amount=${text}&paymentKey=${text}`,
    ],
    ['an order', (text) => `/api/orders/${text}`],
    ['the orders', (text) => `/api/orders?cursor=${text}&limit=${text}`],
  ]
  test.each(paths)('GET %s', async (_, of) => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (text) => {
        const from = app.lines.length
        const { status } = await app.call('GET', of(segment(text)), { as: open.buyer })
        expect(faultsOf(app.lines.slice(from))).toEqual([])
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 100 },
    )
  })

  test.each(['retry', 'cancel'])('POST an order’s %s', async (verb) => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (text) => {
        if (segment(text) === '') return
        await sent(`/api/orders/${segment(text)}/${verb}`, '')
      }),
      { numRuns: 200 },
    )
  })
})
