import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { portOf } from '../http/listen.ts'
import { createSandbox, type Sandbox } from '../index.ts'
import { clientOf, soon } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

type Event = {
  eventType?: string
  status?: string
  secret?: string
  data?: { status: string; secret: string; orderId: string }
}
type Delivery = {
  id: string
  url: string
  mode?: string
  status: string
  attempts: { status: number | null; error: string | null }[]
}

let received: { path: string; id: string; signature: string; event: Event }[]
let answerWith: number
let receiver: Server
let base: string
let sandbox: Sandbox
let toss: ReturnType<typeof clientOf>

beforeEach(async () => {
  received = []
  answerWith = 200
  receiver = createServer((request, response) => {
    let text = ''
    request.on('data', (data) => {
      text += data
    })
    request.on('end', () => {
      const id = String(request.headers['tosspayments-webhook-transmission-id'])
      const signature = String(request.headers['tosspayments-webhook-signature'])
      received.push({ path: request.url ?? '', id, signature, event: JSON.parse(text) })
      response.writeHead(answerWith).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${portOf(receiver)}`
  open()
})
afterEach(() => {
  receiver.closeAllConnections()
  receiver.close()
})

function open(options: Parameters<typeof createSandbox>[0] = {}) {
  sandbox = createSandbox({ seed: 'deliverer', ...options })
  toss = clientOf(sandbox.fetch)
}

const register = (events?: string[], path = '/hook') =>
  toss.call('POST', '/sandbox/webhooks', { url: base + path, events })
const fault = (mode: string, more: object = {}) =>
  toss.fault({ operation: 'webhook', mode, ...more })
const deliveries = async () =>
  (await toss.call<{ deliveries: Delivery[] }>('GET', '/sandbox/webhook-deliveries')).body
    .deliveries
const count = (n: number) => expect.poll(() => received.length, soon).toBe(n)
const statusOf = ({ event }: { event: Event }) => event.data?.status ?? event.status

test('duplicate: the same transmission arrives twice', async () => {
  await register()
  await fault('duplicate')
  await toss.approved(order)
  await count(2)
  expect(received[0]?.id).toBe(received[1]?.id)
  await expect
    .poll(async () => (await deliveries())[0], soon)
    .toMatchObject({ status: 'delivered', attempts: [{ status: 200 }, { status: 200 }] })
})

test('reorder: the next event overtakes it', async () => {
  await register(['PAYMENT_STATUS_CHANGED'])
  await fault('reorder')
  const { paymentKey } = await toss.approved(order)
  await toss.cancel(paymentKey, { cancelReason: '변심' })
  await count(2)
  expect(received.map(statusOf)).toEqual(['CANCELED', 'DONE'])
})

test('reorder: where nothing overtakes it, it comes a minute late', async () => {
  await register()
  await fault('reorder')
  await toss.approved(order)
  await toss.advance(59)
  expect(received).toEqual([])
  await toss.advance(2)
  await count(1)
})

test('early: the event is there before the answer', async () => {
  await register()
  await fault('early')
  const paymentKey = await toss.newPayment(order)
  let heardBefore = 0
  const answer = toss.confirm({ paymentKey, ...order }).then((reply) => {
    heardBefore = received.length
    return reply
  })
  expect((await answer).body.status).toBe('DONE')
  expect(heardBefore).toBe(1)
})

test('lose: it never comes, but can be sent by hand', async () => {
  await register()
  await fault('lose')
  await toss.approved(order)
  await toss.advance(5 * 86_400)
  expect(await deliveries()).toMatchObject([
    { mode: 'lose', status: 'failed', attempts: [{ status: null, error: 'fault: lose' }] },
  ])
  expect(received).toEqual([])
  const [lost] = await deliveries()
  await toss.call('POST', `/sandbox/webhook-deliveries/${lost?.id}/resend`)
  await count(1)
})

test('forge: a false event comes first, the true one after it', async () => {
  await register()
  await fault('forge', { times: 2 })
  const payment = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  await count(4)
  const status = received.filter((r) => r.event.eventType !== undefined)
  expect(status.map(statusOf)).toEqual(['DONE', 'WAITING_FOR_DEPOSIT'])
  expect(status.map((r) => r.event.data?.secret === payment.secret)).toEqual([false, true])
  const flat = received.filter((r) => r.event.eventType === undefined)
  expect(flat.map((r) => r.event.secret === payment.secret)).toEqual([false, true])
  expect(new Set(received.map((r) => r.id)).size).toBe(4)
})

test('a forged event that Toss would sign is not signed with its key', async () => {
  await register()
  await fault('forge')
  await toss.call('POST', '/sandbox/webhooks/trigger', { event: 'payout.changed' })
  await count(2)
  const [forged, genuine] = received.map((each) => each.signature)
  expect(forged).toMatch(/^v1:A+=$/)
  expect(genuine).toMatch(/^v1:/)
  expect(genuine).not.toBe(forged)
})

test('a forged event is not repeated', async () => {
  answerWith = 400
  await register()
  await fault('forge')
  await toss.approved(order)
  await count(2)
  await expect
    .poll(async () => (await deliveries()).map((d) => d.status).sort(), soon)
    .toEqual(['failed', 'pending'])
})

test('a fault may want the events of some orders only', async () => {
  await register()
  await fault('lose', { orderIdPrefix: 'LOST-' })
  await toss.approved(order)
  await count(1)
  await toss.approved({ orderId: 'LOST-000001', amount: 100 })
  await expect.poll(async () => (await deliveries())[0]?.mode, soon).toBe('lose')
})

test('an event without a listener uses up no fault', async () => {
  await fault('lose')
  await toss.approved(order)
  expect((await toss.call('GET', '/sandbox/faults')).body).toMatchObject({
    faults: [{ mode: 'lose' }],
  })
})

test('every target hears what it asked for', async () => {
  await register(['DEPOSIT_CALLBACK'], '/deposits')
  await register(['PAYMENT_STATUS_CHANGED'], '/payments')
  await register(undefined, '/all')
  await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  await count(4)
  const paths = received.map((r) => r.path).sort()
  expect(paths).toEqual(['/all', '/all', '/deposits', '/payments'])
})

test('a time scale makes the whole schedule of four days pass in a moment', async () => {
  open({ webhookTimeScale: 1e-9 })
  answerWith = 500
  await register()
  await toss.approved(order)
  await count(8)
  await expect.poll(async () => (await deliveries())[0]?.status, soon).toBe('failed')
})

test('resend voids the running schedule and starts it anew', async () => {
  answerWith = 500
  await register()
  await toss.approved(order)
  await expect.poll(async () => (await deliveries())[0]?.attempts.length, soon).toBe(1)
  await toss.advance(60)
  await expect.poll(async () => (await deliveries())[0]?.attempts.length, soon).toBe(2)
  const [delivery] = await deliveries()
  await toss.call('POST', `/sandbox/webhook-deliveries/${delivery?.id}/resend`)
  await expect.poll(async () => (await deliveries())[0]?.attempts.length, soon).toBe(3)
  // The four minutes of the old schedule are void: the new one begins with one.
  await toss.advance(60)
  await count(4)
})
