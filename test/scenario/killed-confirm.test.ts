/** A server that is killed, or left without Toss's answer or its database, in the middle of a confirm: the order is paid once. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { startSandbox } from '../support/sandbox.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { shopAt, type TestOrder } from '../support/shop.ts'
import { until } from '../support/until.ts'
import { createWireProxy } from '../support/wire-proxy.ts'

const { owner, ownerUrl, serverUrl } = await createTestDatabase()
const sandbox = await startSandbox()
const wire = await createWireProxy(serverUrl)
afterAll(async () => {
  await sandbox.close()
  await wire.close()
})

const ports = { owner, control: sandbox.control }
let server: TestServer
let shop: ReturnType<typeof shopAt>

/** Never by SIGTERM: whatever is under way in a test is lost with its server. */
async function start(options: { worker: boolean; env?: Record<string, string> }): Promise<void> {
  server = await startServer({ ownerUrl, serverUrl: wire.url, sandbox, ...options })
  shop = shopAt(server.url, ports)
}
const kill = () => server.program.end('SIGKILL')

beforeAll(() => start({ worker: false }))
afterEach(async () => {
  wire.back()
  await sandbox.control('DELETE', '/faults')
})

type Shown = { paymentKey: string; orderId: string; amount: number }
async function ready(): Promise<{ order: TestOrder; shown: Shown }> {
  const order = await shop.newOrder()
  return { order, shown: await shop.authenticate(order) }
}

/** Toss has done it, whoever knows. */
function approved(order: TestOrder) {
  return until('the approval at Toss', async () =>
    (await shop.providersPayments(order.tossOrderId)).some(({ status }) => status === 'DONE'),
  )
}

/** Nothing but the rows is looked at: a read over HTTP would itself ask Toss. */
async function expectPaidByItself(order: TestOrder, shown: Shown): Promise<void> {
  await until(
    'the order to be paid by itself',
    async () => (await shop.orderRow(order.id)).status === 'paid',
    { withinMs: 30_000 },
  )
  expect(await shop.actions(order.id)).toEqual([
    'created',
    'payment_initiated',
    'payment_confirming',
    'payment_success',
  ])
  const payments = await shop.providersPayments(order.tossOrderId)
  expect(payments.map(({ status }) => status)).toEqual(['DONE'])
  // However often it was sent: one key, and so one charge.
  const sent = await shop.asked('confirm', shown.paymentKey)
  expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
}

test('killed after Toss approved and before the answer came', async () => {
  const { order, shown } = await ready()
  await shop.fault('confirm', 'drop_after', { delayMs: 60_000 })
  const lost = shop.confirm(order, shown).catch(() => 'lost')
  await approved(order)
  await kill()
  expect(await lost).toBe('lost')
  expect(await shop.orderRow(order.id)).toMatchObject({ paymentStatus: 'confirming' })
  await start({ worker: true })
  await expectPaidByItself(order, shown)
  expect(await shop.asked('confirm', shown.paymentKey)).toHaveLength(1)
})

test.each([
  ['lost', 'drop_after'],
  ['a 500', 'error_after'],
  ['no JSON', 'malformed'],
])('the answer is %s although Toss approved', async (_, mode) => {
  const { order, shown } = await ready()
  await shop.fault('confirm', mode)
  const { status, body, headers } = await shop.confirm(order, shown)
  expect([status, body.paymentStatus]).toEqual([202, 'confirming'])
  expect(headers.get('retry-after')).toMatch(/^\d+$/)
  await expectPaidByItself(order, shown)
  expect(await shop.asked('confirm', shown.paymentKey)).toHaveLength(1)
})

test('the confirm is lost on its way to Toss', async () => {
  const { order, shown } = await ready()
  await shop.fault('confirm', 'drop_before')
  expect((await shop.confirm(order, shown)).status).toBe(202)
  await expectPaidByItself(order, shown)
})

test('Toss does not answer anything for a while', async () => {
  const { order, shown } = await ready()
  await shop.fault('*', 'drop_before', { times: 3 })
  expect((await shop.confirm(order, shown)).status).toBe(202)
  await expectPaidByItself(order, shown)
})

test('the database is gone from before Toss’s answer until after it', async () => {
  const { order, shown } = await ready()
  await shop.fault('confirm', 'delay', { delayMs: 700 })
  const answer = shop.confirm(order, shown).catch(() => 'lost')
  await until(
    'Toss being asked',
    async () => (await shop.asked('confirm', shown.paymentKey)).length > 0,
  )
  wire.gone()
  await approved(order)
  wire.back()
  await answer
  await expectPaidByItself(order, shown)
})

test('the database is gone when Toss answers, and the server is killed before it is back', async () => {
  const { order, shown } = await ready()
  await shop.fault('confirm', 'delay', { delayMs: 700 })
  const lost = shop.confirm(order, shown).catch(() => 'lost')
  await until(
    'Toss being asked',
    async () => (await shop.asked('confirm', shown.paymentKey)).length > 0,
  )
  wire.gone()
  await approved(order)
  await kill()
  expect(await lost).toBe('lost')
  wire.back()
  await start({ worker: true })
  await expectPaidByItself(order, shown)
  expect(await shop.asked('confirm', shown.paymentKey)).toHaveLength(1)
})

test('killed between the claim and the question to Toss', async () => {
  await kill()
  await start({ worker: false })
  const { order, shown } = await ready()
  // The claim is committed, and its answer is the last that this server could have heard.
  wire.reset()
  wire.cutAt(5, 'on-reply', { forGood: true })
  const lost = shop.confirm(order, shown).catch(() => 'lost')
  await until(
    'the claim',
    async () => (await shop.orderRow(order.id)).paymentStatus === 'confirming',
  )
  await kill()
  expect(await lost).toBe('lost')
  expect(await shop.asked('confirm', shown.paymentKey)).toEqual([])
  wire.back()
  await start({ worker: true })
  await expectPaidByItself(order, shown)
})

test('a phone that dies on the way back: the banked return is confirmed, after a kill too', async () => {
  const { order, shown } = await ready()
  const { paymentKey, orderId, amount } = shown
  const { status, headers } = await shop.call(
    'GET',
    `/checkout/return?token=${order.token}&paymentKey=${paymentKey}&orderId=${orderId}&amount=${amount}`,
  )
  expect([status, headers.get('location')?.split('#')[0]]).toEqual([
    303,
    `/checkout/result/${order.number}`,
  ])
  await kill()
  await start({ worker: true })
  await until(
    'the order to be paid',
    async () => (await shop.orderRow(order.id)).status === 'paid',
    {
      withinMs: 30_000,
    },
  )
  expect(await shop.actions(order.id)).toEqual([
    'created',
    'payment_initiated',
    'payment_returned',
    'payment_confirming',
    'payment_success',
  ])
})
