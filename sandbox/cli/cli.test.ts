import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { portOf } from '../http/listen.ts'
import { createSandbox, type ListeningSandbox } from '../index.ts'
import { clientOf, soon } from '../test-client.ts'
import { CannotDo, ending } from './io.ts'
import { listScenarios, scenarioCommand } from './scenario-command.ts'
import { listenCommand, triggerCommand } from './webhook-commands.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

let listening: ListeningSandbox
let toss: ReturnType<typeof clientOf>
let receiver: Server
let forwardTo: string
let bodies: Record<string, unknown>[]
let lines: string[]
let said: string[]
const io = {
  out: (line: string) => void lines.push(line),
  say: (line: string) => void said.push(line),
}

beforeEach(async () => {
  listening = await createSandbox().listen(0)
  toss = clientOf((path, init) => fetch(listening.url + path, init))
  lines = []
  said = []
  bodies = []
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  forwardTo = `http://127.0.0.1:${portOf(receiver)}/hook`
})
afterEach(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await listening.close()
})

test('listen forwards, prints each attempt, and leaves nothing behind', async () => {
  const stopping = new AbortController()
  const { signal } = stopping
  const work = listenCommand({ forwardTo, url: listening.url, signal }, io)
  await expect.poll(() => said.length, soon).toBe(1)
  await toss.approved(order)
  await expect.poll(() => lines.length, soon).toBe(1)
  expect(lines[0]).toMatch(/^✓ .* PAYMENT_STATUS_CHANGED \[200\] whtrans_/)
  expect(bodies).toMatchObject([{ data: { orderId: order.orderId } }])
  stopping.abort()
  expect(await work).toBe(0)
  expect((await toss.call('GET', '/sandbox/webhooks')).body).toEqual({ webhooks: [] })
})

test('listen hears only the events that were asked for, as JSON where wanted', async () => {
  const stopping = new AbortController()
  const options = { forwardTo, url: listening.url, events: 'DEPOSIT_CALLBACK', json: true }
  const work = listenCommand({ ...options, signal: stopping.signal }, io)
  await expect.poll(() => said.length, soon).toBe(1)
  await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  await expect.poll(() => lines.length, soon).toBe(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    eventType: 'DEPOSIT_CALLBACK',
    status: 200,
    body: { orderId: order.orderId },
  })
  stopping.abort()
  await work
})

test('listen says which event does not exist', async () => {
  const { signal } = new AbortController()
  const work = listenCommand({ forwardTo, url: listening.url, events: 'NOTHING', signal }, io)
  await expect(work).rejects.toThrow(CannotDo)
})

test('trigger sends an event with values of one’s own, about a payment that can be looked up', async () => {
  await toss.call('POST', '/sandbox/webhooks', { url: forwardTo })
  const set = ['data.totalAmount=777', 'data.orderName=이름', 'data.more.inside=true']
  const options = { event: 'PAYMENT_STATUS_CHANGED', set, url: listening.url }
  expect(await triggerCommand(options, io)).toBe(0)
  await expect.poll(() => bodies.length, soon).toBe(1)
  expect(bodies[0]).toMatchObject({
    eventType: 'PAYMENT_STATUS_CHANGED',
    data: { status: 'DONE', totalAmount: 777, orderName: '이름', more: { inside: true } },
  })
  const [first] = bodies as { data: { paymentKey: string } }[]
  const paymentKey = first?.data.paymentKey ?? ''
  expect((await toss.get(paymentKey)).body).toMatchObject({ status: 'DONE', totalAmount: 10_000 })
})

test('trigger can tell of a payment that is there', async () => {
  await toss.call('POST', '/sandbox/webhooks', { url: forwardTo })
  const paymentKey = await toss.newPayment(order)
  const event = 'DEPOSIT_CALLBACK'
  await triggerCommand({ event, paymentKey, url: listening.url, json: true }, io)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    event,
    targets: 1,
    body: { orderId: order.orderId },
  })
})

test.each([
  [{ event: 'NOTHING' }],
  [{ event: 'BILLING_DELETED' }],
  [{ event: 'BILLING_DELETED', set: ['no-value'] }],
  [{ event: 'DEPOSIT_CALLBACK', paymentKey: 'none' }],
])('trigger %j ends with 1 and a sentence', async (options) => {
  const work = triggerCommand({ ...options, url: listening.url }, io)
  expect(await ending(io, work)).toBe(1)
  expect(said[0]).toMatch(/^✗ .+\n {2}.+/)
})

test('a scenario of the library is run on the sandbox that was named', async () => {
  expect(await scenarioCommand('declined-card', { url: listening.url }, io)).toBe(0)
  expect(lines[0]).toBe('✓ fault · confirm decline')
  const { body } = await toss.call<{ payments: unknown[] }>('GET', '/sandbox/payments')
  expect(body.payments).toHaveLength(1)
})

test('a scenario file that does not come out as expected ends with 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-cli-'))
  const file = join(folder, 'own.json')
  const steps = [{ payment: { as: 'p' } }, { expect: { payment: 'p', is: { amount: 1 } } }]
  writeFileSync(
    file,
    JSON.stringify({ name: 'own', title: { ko: '내 것', en: 'Mine' }, steps: steps.slice(0, 1) }),
  )
  expect(await scenarioCommand(file, { url: listening.url, json: true }, io)).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: 'own', ok: true })
  const wrong = [
    steps[0],
    { call: { operation: 'confirm', payment: 'p', expect: { status: 500 } } },
  ]
  writeFileSync(
    file,
    JSON.stringify({ name: 'own', title: { ko: '내 것', en: 'Mine' }, steps: wrong }),
  )
  expect(await scenarioCommand(file, { url: listening.url }, io)).toBe(1)
  writeFileSync(file, 'name: own')
  await expect(scenarioCommand(file, { url: listening.url }, io)).rejects.toThrow(/JSON/)
  rmSync(folder, { recursive: true })
})

test.each([
  ['no-such-scenario', {}],
  ['declined-card', { url: 'http://127.0.0.1:9' }],
  ['console-cancel', { stage: true }],
])('scenario run %s %j ends with 1 and a sentence', async (name, options) => {
  expect(await ending(io, scenarioCommand(name, options, io))).toBe(1)
  expect(said.at(-1)).toMatch(/^✗ .+\n {2}.+/)
})

test('the scenarios are listed', () => {
  listScenarios({}, io)
  expect(lines.length).toBeGreaterThan(20)
  listScenarios({ json: true }, io)
  expect(JSON.parse(lines.at(-1) ?? '').scenarios[0]).toMatchObject({ name: 'amount-tampered' })
})
