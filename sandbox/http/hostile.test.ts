import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type ListeningSandbox } from '../index.ts'
import { basic, clientOf, type TossError } from '../test-client.ts'
import { tossOperations } from './toss-operations.ts'

let listening: ListeningSandbox
let toss: ReturnType<typeof clientOf>
beforeAll(async () => {
  listening = await createSandbox({ seed: 'hostile' }).listen(0)
  toss = clientOf((path, init) => fetch(listening.url + path, init))
})
afterAll(() => listening.close())

const posts = tossOperations.filter((operation) => operation.method === 'POST')
const pathOf = (path: string) => path.replaceAll(/:\w+/g, 'something')

/** What clients have been seen to send, and what nobody should. */
const bodies = [
  '',
  '{',
  'null',
  '[]',
  '[[[[[[[[]]]]]]]]',
  '"text"',
  '0',
  'NaN',
  '\u0000',
  '{"__proto__":{"amount":1}}',
  '{"amount":1e400}',
  '{"amount":{},"orderId":[],"orderName":1,"customerKey":{},"cardNumber":[]}',
  '{"amount":-0.1,"paymentKey":7,"cancelReason":[],"type":null,"authKey":false}',
  `{"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  '\ud800',
]

function isTossShaped(reply: { status: number; body: TossError; headers: Headers }): void {
  expect(reply.status).toBeGreaterThanOrEqual(400)
  expect(reply.status).toBeLessThan(600)
  expect(reply.headers.get('content-type')).toBe('application/json')
  expect(Object.keys(reply.body)).toEqual(['code', 'message'])
}

test.each(posts.map((operation) => operation.path))(
  'POST %s refuses every body that is none',
  async (path) => {
    for (const body of bodies) {
      const reply = await toss.call<TossError>('POST', pathOf(path), body)
      isTossShaped(reply)
      expect(reply.status).toBeLessThan(500)
    }
  },
)

test.each(posts.map((operation) => operation.path))(
  'POST %s refuses a body of two megabytes, with a length and without',
  async (path) => {
    const huge = JSON.stringify({ orderName: 'x'.repeat(2 << 20) })
    isTossShaped(await toss.call<TossError>('POST', pathOf(path), huge))
    const response = await fetch(listening.url + pathOf(path), {
      method: 'POST',
      headers: { authorization: basic(merchants.window.secretKey) },
      body: new Blob([huge]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.json()).toHaveProperty('code')
  },
)

test.each(tossOperations.map((operation) => [operation.method, operation.path]))(
  '%s %s turns strangers away',
  async (method, path) => {
    const body = method === 'POST' ? {} : undefined
    const reply = await toss.call<TossError>(method, pathOf(path), body, { authorization: 'x' })
    expect([reply.status, reply.body.code]).toEqual([403, 'INCORRECT_BASIC_AUTH_FORMAT'])
  },
)

test.each(tossOperations.map((operation) => operation.path))(
  '%s knows no other method',
  async (path) => {
    for (const method of ['PUT', 'PATCH', 'OPTIONS']) {
      const reply = await toss.call<TossError>(method, pathOf(path))
      isTossShaped(reply)
      expect(reply.body.code).toBe('NOT_FOUND_HTTP_METHOD')
    }
  },
)

test.each([
  '/v1/transactions?startDate=%FF&endDate=%00',
  '/v1/transactions?startDate=2026-99-99&endDate=2026-11-21',
  '/v1/settlements?startDate[]=1&endDate=2',
  '/v1/cash-receipts?requestDate=%E0%A4%A',
  '/v1/payments/%E0%A4%A',
  '/v1/payments/orders/%00',
  `/v1/payments/${'x'.repeat(5000)}`,
  '/v1/payments/__proto__',
  '/v1/payments/orders/constructor',
  '/v1//payments',
  '/V1/PAYMENTS/CONFIRM',
])('GET %s is an error in the shape of Toss', async (path) => {
  isTossShaped(await toss.call<TossError>('GET', path))
})

const fieldNames = [
  ...['paymentKey', 'orderId', 'amount', 'cancelReason', 'cancelAmount', 'orderName', 'bank'],
  ...['customerName', 'validHours', 'dueDate', 'cashReceipt', 'accountKey', 'accountType'],
  ...['customerKey', 'authKey', 'cardNumber', 'cardExpirationYear', 'cardExpirationMonth'],
  ...['customerIdentityNumber', 'type', 'taxFreeAmount', 'metadata', 'refundReceiveAccount'],
]
const anything = fc.oneof(
  fc.constantFrom('2026-11-21', '88', '소득공제', 'ORD-123456', '9410001234567890', '881212'),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
)

test('no body of known fields and any values makes it fail', async () => {
  const inMemory = clientOf(createSandbox({ seed: 'any' }).fetch)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...posts.map((operation) => operation.path)),
      fc.dictionary(fc.constantFrom(...fieldNames), anything, { maxKeys: 12 }),
      async (path, body) => {
        const reply = await inMemory.call<TossError>('POST', pathOf(path), body)
        if (reply.status !== 200) isTossShaped(reply)
        if (reply.status >= 500) expect(reply.body.code).toBe('FAILED_DB_PROCESSING')
      },
    ),
    { numRuns: 500 },
  )
})

/** Sends bytes as they are and gives back everything that came. */
function raw(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1', () => socket.end(bytes))
    let text = ''
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

const request = (headers: Buffer) =>
  Buffer.concat([
    Buffer.from('GET /v1/payments/any HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n'),
    headers,
    Buffer.from('\r\n\r\n'),
  ])

test.each([
  ['bytes above 127 in the key', Buffer.from([...Buffer.from('authorization: Basic '), 255, 254])],
  [
    'bytes above 127 in the idempotency key',
    Buffer.from([...Buffer.from('idempotency-key: '), 200, 201]),
  ],
  ['a NUL in a header', Buffer.from('x-a: \u0000')],
  ['a header without a colon', Buffer.from('nonsense')],
  ['a header of 100 kB', Buffer.from(`x-a: ${'a'.repeat(100_000)}`)],
])('%s is answered, and the next request too', async (_name, headers) => {
  expect(await raw(request(headers))).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*"code"/)
  expect((await toss.get('tsbx_any')).status).toBe(404)
})

test('an idempotency key of bytes that no header may hold does not break its answer', async () => {
  const body = '{"cancelReason":"x"}'
  const head = [
    'POST /v1/payments/any/cancel HTTP/1.1',
    'host: localhost',
    'connection: close',
    `authorization: ${basic(merchants.window.secretKey)}`,
    `content-length: ${body.length}`,
    'idempotency-key: ',
  ].join('\r\n')
  const bytes = [Buffer.from(head), Buffer.from([0xed, 0x95, 0x9c]), Buffer.from(`\r\n\r\n${body}`)]
  expect(await raw(Buffer.concat(bytes))).toMatch(/^HTTP\/1\.1 404 [\s\S]*NOT_FOUND_PAYMENT/)
})
