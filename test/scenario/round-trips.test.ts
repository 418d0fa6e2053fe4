/** What a winning confirm costs: two flights to the database, the first time and the tenth alike. */
import { afterAll, expect, test } from 'vitest'
import { demoPassword } from '../../server/member/demo-accounts.ts'
import { createTestDatabase } from '../support/database.ts'
import { startSandbox } from '../support/sandbox.ts'
import { startServer } from '../support/server.ts'
import { type CallOptions, newKey, shopAt, type TestOrder } from '../support/shop.ts'
import { createWireProxy } from '../support/wire-proxy.ts'

const { owner, ownerUrl, serverUrl } = await createTestDatabase()
const sandbox = await startSandbox()
const wire = await createWireProxy(serverUrl)
const server = await startServer({ ownerUrl, serverUrl: wire.url, sandbox, worker: false })
afterAll(async () => {
  await Promise.all([server.close(), sandbox.close()])
  await wire.close()
})
const shop = shopAt(server.url, { owner, control: sandbox.control })

/** The demo's buyer, as a browser and as a program is signed in. */
async function signedIn() {
  const body = { email: 'buyer@hanbeon.test', password: demoPassword }
  const reply = await shop.call<{ token: string; user: { id: string } }>(
    'POST',
    '/api/auth/sign-in/email',
    { body },
  )
  const [cookie = ''] = reply.headers.getSetCookie()
  const buyer = { id: reply.body.user.id, token: reply.body.token, email: body.email }
  return { buyer, cookie: cookie.split(';')[0] ?? '' }
}
const { buyer, cookie } = await signedIn()

const credentials: [string, (order: TestOrder) => CallOptions & { token?: string }][] = [
  [
    'a cookie and an Idempotency-Key',
    () => ({ headers: { cookie, 'idempotency-key': newKey(), origin: server.url } }),
  ],
  [
    'a bearer token and an Idempotency-Key',
    () => ({
      as: buyer,
      headers: { 'idempotency-key': newKey() },
    }),
  ],
  ['the order’s token', (order) => ({ token: order.token })],
]

test.each(credentials)('with %s, ten confirms cost two flights each', async (_, by) => {
  for (let n = 1; n <= 10; n += 1) {
    const order = await shop.newOrder({ buyer })
    const shown = await shop.authenticate(order)
    const { token, ...options } = by(order)
    wire.reset()
    const { status, body } = await shop.call('POST', '/api/checkout/confirm', {
      ...options,
      body: { ...shown, token },
    })
    expect([status, body.status, wire.flights()], `confirm ${n}`).toEqual([200, 'paid', 2])
    // Neither a begin nor a commit: five messages for each statement.
    expect(wire.messages()).toBe(10)
  }
})

test('a course is granted within the same two flights', async () => {
  const learner = await shop.newMember()
  const productId = await shop.newProduct({ kind: 'course', stock: null })
  const order = await shop.newOrder({ buyer: learner, items: [{ productId, quantity: 1 }] })
  const shown = await shop.authenticate(order)
  wire.reset()
  const { body } = await shop.confirm(order, shown)
  expect(body.enrollments).toMatchObject([{ status: 'ENROLLED' }])
  expect(wire.flights()).toBe(2)
})
