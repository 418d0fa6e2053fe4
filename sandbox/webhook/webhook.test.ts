import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { portOf } from '../http/listen.ts'
import { createSandbox, type Payment } from '../index.ts'
import { clientOf, soon } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

type Received = { headers: IncomingHttpHeaders; body: Record<string, unknown> & { data?: Payment } }
type Delivery = { id: string; status: string; attempts: { status: number | null }[] }

let received: Received[]
let answerWith: number
let receiver: Server
let url: string
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
      received.push({ headers: request.headers, body: JSON.parse(text) })
      response.writeHead(answerWith).end('{}')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${portOf(receiver)}/hook`
  toss = clientOf(createSandbox({ seed: 'webhook' }).fetch)
})
afterEach(() => {
  receiver.closeAllConnections()
  receiver.close()
})

const register = (input: object = {}) =>
  toss.call<{ id: string }>('POST', '/sandbox/webhooks', { url, ...input })

const deliveries = async () =>
  (await toss.call<{ deliveries: Delivery[] }>('GET', '/sandbox/webhook-deliveries')).body
    .deliveries

const settled = () =>
  expect.poll(async () => (await deliveries()).every((d) => d.attempts.length > 0), soon).toBe(true)

test('an approval tells its payment, with Toss’s headers', async () => {
  expect((await register()).status).toBe(201)
  const payment = await toss.approved(order)
  await expect.poll(() => received.length, soon).toBe(1)
  expect(received[0]?.body).toEqual({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
    data: payment,
  })
  expect(received[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'tosspayments-webhook-transmission-time': expect.stringMatching(/\+09:00$/),
    'tosspayments-webhook-transmission-retried-count': '0',
    'tosspayments-webhook-transmission-id': expect.stringMatching(/^whtrans_/),
  })
})

test('a virtual account tells twice at each step, once flat and with its secret', async () => {
  await register()
  const payment = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  await expect.poll(() => received.length, soon).toBe(4)
  const flat = received.map((r) => r.body).filter((body) => body.eventType === undefined)
  expect(flat.map((body) => body.status).sort()).toEqual(['DONE', 'WAITING_FOR_DEPOSIT'])
  for (const body of flat) {
    expect(Object.keys(body)).toEqual([
      'createdAt',
      'secret',
      'status',
      'transactionKey',
      'orderId',
    ])
    expect(body).toMatchObject({ secret: payment.secret, orderId: order.orderId })
  }
})

test('declines, expiry and every cancel are news; authentication and a closed window are not', async () => {
  await register({ events: ['PAYMENT_STATUS_CHANGED'] })
  await toss.newPayment(order)
  await toss.advance(600)
  const declined = await toss.newPayment({ ...order, declineCode: 'REJECT_CARD_PAYMENT' })
  await toss.confirm({ paymentKey: declined, ...order })
  const { paymentKey } = await toss.approved(order)
  for (let i = 0; i < 2; i++) {
    await toss.cancel(paymentKey, { cancelReason: '변심', cancelAmount: 1000 })
  }
  await expect.poll(() => received.length, soon).toBe(5)
  expect(received.map((r) => r.body.data?.status).sort()).toEqual([
    'ABORTED',
    'DONE',
    'EXPIRED',
    'PARTIAL_CANCELED',
    'PARTIAL_CANCELED',
  ])
})

test('anything but 200 is tried again after 1, 4, 16, … minutes, seven times', async () => {
  answerWith = 201
  await register()
  await toss.approved(order)
  await expect.poll(() => received.length, soon).toBe(1)
  await settled()
  for (const [index, minutes] of [1, 4, 16, 64, 256, 1024, 4096].entries()) {
    await toss.advance(minutes * 60 - 2)
    expect(received.length).toBe(index + 1)
    await toss.advance(2)
    await expect.poll(async () => (await deliveries())[0]?.attempts.length, soon).toBe(index + 2)
  }
  expect((await deliveries())[0]?.status).toBe('failed')
  const counts = received.map((r) => r.headers['tosspayments-webhook-transmission-retried-count'])
  expect(counts).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  expect(new Set(received.map((r) => r.headers['tosspayments-webhook-transmission-id'])).size).toBe(
    1,
  )
})

test('a delivery can be sent again by hand', async () => {
  await register()
  await toss.approved(order)
  await expect.poll(async () => (await deliveries())[0]?.status, soon).toBe('delivered')
  const [delivery] = await deliveries()
  const path = `/sandbox/webhook-deliveries/${delivery?.id}/resend`
  expect((await toss.call('POST', path)).status).toBe(200)
  await expect.poll(() => received.length, soon).toBe(2)
  expect((await toss.call('POST', '/sandbox/webhook-deliveries/none/resend')).status).toBe(404)
})

test('the same address is one webhook; a removed one hears nothing', async () => {
  const first = await register()
  const second = await register()
  expect(second.body.id).toBe(first.body.id)
  expect((await toss.call('DELETE', `/sandbox/webhooks/${first.body.id}`)).status).toBe(200)
  expect((await toss.call('DELETE', `/sandbox/webhooks/${first.body.id}`)).status).toBe(404)
  await toss.approved(order)
  expect(await deliveries()).toEqual([])
})

test('a reset clears the log and keeps who is told', async () => {
  await register()
  await toss.approved(order)
  await settled()
  await toss.call('POST', '/sandbox/reset')
  expect(await deliveries()).toEqual([])
  expect((await toss.call('GET', '/sandbox/webhooks')).body).toMatchObject({ webhooks: [{ url }] })
})

test('faults reach webhooks by name only', async () => {
  await register()
  await toss.fault({ operation: '*', mode: 'error_before', times: 1 })
  await toss.fault({ operation: 'webhook', mode: 'drop_before' })
  expect((await toss.get('tsbx_any')).status).toBe(500)
  await toss.approved(order)
  await settled()
  expect(received).toEqual([])
  await toss.advance(60)
  await expect.poll(() => received.length, soon).toBe(1)
})

test.each([{}, { url: 'ftp://x' }, { url: 'nothing' }, { url: 'http://localhost', events: ['X'] }])(
  'a webhook of %j is refused',
  async (input) => {
    expect((await toss.call('POST', '/sandbox/webhooks', input)).status).toBe(400)
  },
)
