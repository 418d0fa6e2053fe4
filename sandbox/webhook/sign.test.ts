import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { portOf } from '../http/listen.ts'
import type { Payment } from '../payment/payment.ts'
import { createChance } from '../state/chance.ts'
import { createState } from '../state/state.ts'
import { soon } from '../test-client.ts'
import { sampleEvent } from './event-samples.ts'
import { type EventType, eventTypes } from './event-types.ts'

const now = Date.parse('2026-11-21T03:00:00Z')
const { securityKey } = merchants.window
const payment = {
  paymentKey: 'tsbx_1',
  orderId: 'ORD-1',
  secret: 'ps_1',
  status: 'DONE',
  lastTransactionKey: 'T1',
  totalAmount: 5000,
} as Payment

const bodyOf = (type: EventType) =>
  JSON.parse(sampleEvent(type, { now, chance: createChance('events'), payment }).body)

test.each([
  ['PAYMENT_STATUS_CHANGED', ['eventType', 'createdAt', 'data']],
  ['DEPOSIT_CALLBACK', ['createdAt', 'secret', 'status', 'transactionKey', 'orderId']],
  ['CANCEL_STATUS_CHANGED', ['eventType', 'createdAt', 'data']],
  ['BILLING_DELETED', ['eventType', 'createdAt', 'data']],
  ['METHOD_UPDATED', ['eventType', 'createdAt', 'data']],
  ['CUSTOMER_STATUS_CHANGED', ['eventType', 'createdAt', 'data']],
  ['payout.changed', ['eventType', 'createdAt', 'version', 'eventId', 'entityType', 'entityBody']],
  ['seller.changed', ['eventType', 'createdAt', 'version', 'eventId', 'entityType', 'entityBody']],
] as const)('%s has the fields %j', (type, fields) => {
  expect(Object.keys(bodyOf(type))).toEqual(fields)
})

test('the data of each event is Toss’s', () => {
  expect(Object.keys(bodyOf('BILLING_DELETED').data)).toEqual(['billingKey', 'reason'])
  expect(Object.keys(bodyOf('METHOD_UPDATED').data)).toEqual(['customerKey', 'methodKey', 'status'])
  expect(Object.keys(bodyOf('CUSTOMER_STATUS_CHANGED').data)).toEqual([
    'customerKey',
    'status',
    'changedAt',
  ])
  expect(bodyOf('CANCEL_STATUS_CHANGED').data).toMatchObject({ cancelStatus: 'DONE' })
  expect(bodyOf('payout.changed').createdAt).toMatch(/\+09:00$/)
  expect(bodyOf('seller.changed').entityBody.status).toBe('APPROVED')
})

let received: { headers: IncomingHttpHeaders; body: string }[]
let receiver: Server
let answerWith: number
beforeEach(async () => {
  received = []
  answerWith = 200
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(answerWith).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  receiver.closeAllConnections()
  receiver.close()
})

function stateOf(readings: Parameters<typeof createState>[0]['readings']) {
  const state = createState({ readings, now: () => now, seed: 'sign' })
  const url = `http://127.0.0.1:${portOf(receiver)}/hook`
  state.webhooks.register({ url, events: [...eventTypes] })
  const emit = (type: EventType) =>
    state.webhooks.emit([sampleEvent(type, { now, chance: state.chance, payment })])
  return { state, emit }
}

test.each([
  ['text', securityKey],
  ['bytes', Buffer.from(securityKey, 'hex')],
] as const)('payouts and sellers are signed with the security key as %s', async (reading, key) => {
  const { emit } = stateOf({ securityKey: reading })
  emit('payout.changed')
  emit('seller.changed')
  await expect.poll(() => received.length, soon).toBe(2)
  for (const { headers, body } of received) {
    const at = String(headers['tosspayments-webhook-transmission-time'])
    const hmac = createHmac('sha256', key).update(`${body}:${at}`).digest('base64')
    expect(headers['tosspayments-webhook-signature']).toBe(`v1:${hmac}`)
  }
})

test('no other event is signed', async () => {
  const { emit } = stateOf({})
  const others = eventTypes.filter((type) => !type.includes('.'))
  for (const type of others) emit(type)
  await expect.poll(() => received.length, soon).toBe(others.length)
  const signed = received.filter((each) => each.headers['tosspayments-webhook-signature'])
  expect(signed).toEqual([])
})

test('any 2xx may end the retries, and a retry may have an id of its own', async () => {
  answerWith = 204
  const accepting = stateOf({ webhookAccepts: 'any_2xx' })
  accepting.emit('METHOD_UPDATED')
  await expect.poll(() => accepting.state.webhooks.deliveries()[0]?.status, soon).toBe('delivered')

  const retrying = stateOf({ transmissionId: 'per_attempt' })
  retrying.emit('METHOD_UPDATED')
  await expect.poll(() => retrying.state.webhooks.deliveries()[0]?.attempts.length, soon).toBe(1)
  retrying.state.advance(60_000)
  await expect.poll(() => received.length, soon).toBe(3)
  const [, first, second] = received.map((r) => r.headers['tosspayments-webhook-transmission-id'])
  expect(second).not.toBe(first)
})
