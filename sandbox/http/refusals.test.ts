import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox } from '../index.ts'
import { basic, clientOf } from '../test-client.ts'

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox({ seed: 'refusals' }).fetch)
})

const encoded = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test.each([
  ['nothing', '', 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
  ['another scheme', 'Bearer abc', 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
  ['no colon', encoded(merchants.window.secretKey), 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
  ['an unknown key', basic('test_sk_nobody'), 401, 'UNAUTHORIZED_KEY'],
  ['a client key', basic(merchants.window.clientKey), 401, 'UNAUTHORIZED_KEY'],
  [
    'a key after a byte order mark',
    encoded(`\uFEFF${merchants.window.secretKey}:`),
    401,
    'UNAUTHORIZED_KEY',
  ],
  ['a live key', basic('live_sk_something'), 400, 'INVALID_API_KEY'],
])('%s as credentials is turned away', async (_name, authorization, status, code) => {
  const reply = await toss.get('tsbx_any', { authorization })
  expect([reply.status, reply.body.code]).toEqual([status, code])
})

test.each([
  ['GET', '/v1/payments'],
  ['GET', '/v2/payments'],
  ['DELETE', '/v1/payments/confirm'],
  ['PUT', '/v1/payments/abc/cancel'],
  ['GET', '/v1/payments/abc/cancel'],
])('%s %s does not exist, in the shape of Toss', async (method, path) => {
  const reply = await toss.call<{ code: string }>(method, path)
  expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND_HTTP_METHOD'])
  expect(reply.headers.get('x-tosspayments-trace-id')).toMatch(/^[0-9a-f]{32}$/)
})

test.each(['', '{', 'null', '[]', '"text"', '\u0000', '{"paymentKey":'])(
  'the body %j is an invalid request',
  async (body) => {
    const reply = await toss.confirm(body)
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST'])
  },
)

test('a test code forces its error with status and message, and changes nothing', async () => {
  const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 1000 }
  const paymentKey = await toss.newPayment(order)
  const forced = await toss.confirm(
    { paymentKey, ...order },
    { 'tosspayments-test-code': 'EXCEED_MAX_DAILY_PAYMENT_COUNT' },
  )
  expect([forced.status, forced.body]).toEqual([
    400,
    { code: 'EXCEED_MAX_DAILY_PAYMENT_COUNT', message: '하루 결제 가능 횟수를 초과했습니다.' },
  ])
  const unknown = await toss.confirm(
    { paymentKey, ...order },
    { 'tosspayments-test-code': 'NO_SUCH_CODE' },
  )
  expect([unknown.status, unknown.body.code]).toEqual([400, 'INVALID_TEST_CODE'])
  expect((await toss.confirm({ paymentKey, ...order })).status).toBe(200)
})

test('messages come in English where asked for', async () => {
  const reply = await toss.get('tsbx_any', { 'accept-language': 'en-US' })
  expect(reply.body).toEqual({ code: 'NOT_FOUND_PAYMENT', message: 'There is no such payment.' })
})

test('a method named like a property of every object is no method', async () => {
  const reply = await toss.get('tsbx_any', { 'tosspayments-test-code': 'toString' })
  expect(reply.body.code).toBe('INVALID_TEST_CODE')
})
