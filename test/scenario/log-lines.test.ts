/** What a server says while it sells: whole lines of JSON that tell one payment from another, and nobody's name or number. */
import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { startSandbox } from '../support/sandbox.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

type Line = Record<string, unknown>

const person = {
  name: '남궁기록없음',
  email: 'nobody.in.the.log@hanbeon.test',
  phone: '010-9876-5432',
  address1: '서울특별시 비밀구 몰래로 77',
}

test('the line of a confirm names the payment, its request id goes to Toss and back, and no person is in the log', async () => {
  const database = await createTestDatabase()
  const sandbox = await startSandbox()
  const server = await startServer({ ...database, sandbox, worker: true })
  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { response, body: await response.json() }
  }
  const signIn = async (email: string) => {
    const { body } = await call('/api/auth/sign-in/email', { email, password: 'hanbeon-demo-1234' })
    return { authorization: `Bearer ${body.token}`, token: String(body.token) }
  }
  const { token, ...buyer } = await signIn('buyer@hanbeon.test')
  const { body: catalogue } = await call('/api/products?kind=goods')
  const { body: order } = await call(
    '/api/checkout/initiate',
    {
      items: [{ productId: catalogue.products[0].id, quantity: 1 }],
      buyer: { name: person.name, email: person.email, phone: person.phone },
      shippingAddress: {
        recipientName: person.name,
        phone: person.phone,
        zipCode: '04524',
        address1: person.address1,
      },
    },
    buyer,
  )
  const { paymentKey } = await sandbox.control<{ paymentKey: string }>('POST', '/payments', {
    orderId: order.payment.orderId,
    amount: order.totalAmount,
  })
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const { response } = await call(
    '/api/checkout/confirm',
    { paymentKey, orderId: order.payment.orderId, amount: order.totalAmount },
    {
      ...buyer,
      'x-request-id': 'a-request-of-the-test',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    },
  )
  expect(response.status).toBe(200)
  expect(response.headers.get('x-request-id')).toBe('a-request-of-the-test')
  const operator = await signIn('operator@hanbeon.test')
  const { response: refund } = await call(
    `/api/admin/orders/${order.orderNumber}/refund`,
    { reason: '상품 불량', amount: 1000 },
    { authorization: operator.authorization, 'idempotency-key': 'a-refund-of-the-test' },
  )
  expect(refund.status).toBe(200)

  const lines = await until('the refund in the log', () => {
    const all = server.program.stdout().trim().split('\n')
    return all.some((line) => line.includes('"function_name":"refund"')) ? all : undefined
  })
  const parsed = lines.map((line): Line => JSON.parse(line))
  for (const line of parsed) {
    expect(line).toMatchObject({ timestamp: expect.any(String), level: expect.any(String) })
  }
  expect(parsed.find((line) => line.function_name === 'confirm-payment')).toMatchObject({
    request_id: 'a-request-of-the-test',
    trace_id: traceId,
    provider: 'toss',
    provider_tx_id: paymentKey,
    order_number: order.orderNumber,
    status: 200,
    amount: order.totalAmount,
    user_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    latency_ms: expect.any(Number),
    db_round_trips: 2,
    provider_ms: expect.any(Number),
  })
  expect(parsed.find((line) => line.function_name === 'refund')).toMatchObject({
    order_number: order.orderNumber,
    amount: 1000,
    refund_status: 'succeeded',
  })
  const asked = await sandbox.control<{
    requests: { operation: string; headers: Record<string, string> }[]
  }>('GET', '/requests?limit=50')
  const confirm = asked.requests.find(({ operation }) => operation === 'confirm')
  expect(confirm?.headers['x-request-id']).toBe('a-request-of-the-test')
  expect(confirm?.headers.traceparent).toContain(traceId)
  const heard = parsed.find((line) => line.function_name === 'payment-provider-confirm')
  expect(heard).toMatchObject({
    request_id: 'a-request-of-the-test',
    provider_trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  })

  const orderToken = new URL(order.payment.successUrl).searchParams.get('token')
  const everything = server.program.stdout() + server.program.stderr()
  const secrets = [token, operator.token, orderToken, sandbox.secretKey, 'hanbeon-demo-1234']
  const people = [...Object.values(person), '01098765432', '비밀구']
  // The accounts to try out are announced by name at the start, on purpose.
  for (const hidden of [...people, ...secrets.slice(0, 4)]) {
    expect(everything.includes(String(hidden)), `the log shows ${hidden}`).toBe(false)
  }
  await server.close()
  await sandbox.close()
})
