import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type ListeningSandbox } from '../index.ts'
import { basic, clientOf, soon } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const key = { 'idempotency-key': 'key-1' }

let listening: ListeningSandbox
let toss: ReturnType<typeof clientOf>
beforeEach(async () => {
  listening = await createSandbox({ seed: 'faults' }).listen(0)
  toss = clientOf((path, init) => fetch(listening.url + path, init))
})
afterEach(() => listening.close())

const statusAtToss = async (paymentKey: string) => (await toss.get(paymentKey)).body.status

test('drop_before closes the connection and does nothing', async () => {
  const paymentKey = await toss.newPayment(order)
  expect((await toss.fault({ operation: 'confirm', mode: 'drop_before' })).status).toBe(201)
  await expect(toss.confirm({ paymentKey, ...order }, key)).rejects.toThrow('fetch failed')
  expect(await statusAtToss(paymentKey)).toBe('IN_PROGRESS')
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.status).toBe('DONE')
})

test('drop_after does it and loses the answer, which the key still finds', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'drop_after' })
  await expect(toss.confirm({ paymentKey, ...order }, key)).rejects.toThrow('fetch failed')
  expect(await statusAtToss(paymentKey)).toBe('DONE')
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.status).toBe('DONE')
})

test('a lost answer can be lost again on the replay', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'drop_after', times: 2 })
  await expect(toss.confirm({ paymentKey, ...order }, key)).rejects.toThrow()
  await expect(toss.confirm({ paymentKey, ...order }, key)).rejects.toThrow()
  expect((await toss.confirm({ paymentKey, ...order }, key)).status).toBe(200)
})

test.each([
  ['error_before', 'IN_PROGRESS'],
  ['error_after', 'DONE'],
])('%s answers 500 and leaves the payment %s', async (mode, status) => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode })
  const reply = await toss.confirm({ paymentKey, ...order })
  expect([reply.status, reply.body.code]).toEqual([500, 'FAILED_INTERNAL_SYSTEM_PROCESSING'])
  expect(await statusAtToss(paymentKey)).toBe(status)
})

test('error_before answers any of Toss’s codes with its own status', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: '*', mode: 'error_before', code: 'PROVIDER_ERROR' })
  const reply = await toss.get(paymentKey)
  expect([reply.status, reply.body.code]).toEqual([400, 'PROVIDER_ERROR'])
})

test('decline at confirm aborts the payment', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'decline' })
  const reply = await toss.confirm({ paymentKey, ...order })
  expect([reply.status, reply.body.code]).toEqual([403, 'REJECT_CARD_COMPANY'])
  expect((await toss.get(paymentKey)).body).toMatchObject({
    status: 'ABORTED',
    failure: { code: 'REJECT_CARD_COMPANY', message: '결제 승인이 거절되었습니다.' },
  })
})

test('a replay does nothing anew, so a decline waits for the next real confirm', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.confirm({ paymentKey, ...order }, key)
  await toss.fault({ operation: 'confirm', mode: 'decline' })
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.status).toBe('DONE')
  const next = await toss.newPayment(order)
  expect((await toss.confirm({ paymentKey: next, ...order })).status).toBe(403)
})

test('decline of a cancel answers the code and gives nothing back', async () => {
  const { paymentKey } = await toss.approved(order)
  await toss.fault({ operation: 'cancel', mode: 'decline', code: 'NOT_AVAILABLE_BANK' })
  const reply = await toss.cancel(paymentKey, { cancelReason: '변심' })
  expect([reply.status, reply.body.code]).toEqual([403, 'NOT_AVAILABLE_BANK'])
  expect(await statusAtToss(paymentKey)).toBe('DONE')
})

test('malformed does it and answers what is not JSON', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'malformed' })
  const reply = await toss.confirm({ paymentKey, ...order }, key)
  expect(() => JSON.parse(reply.text)).toThrow()
  expect(await statusAtToss(paymentKey)).toBe('DONE')
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.status).toBe('DONE')
})

test('a delay holds the work back, and it is done even when the caller has left', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'delay', delayMs: 400 })
  const leaving = new AbortController()
  const impatient = fetch(`${listening.url}/v1/payments/confirm`, {
    method: 'POST',
    headers: { authorization: basic(merchants.window.secretKey) },
    body: JSON.stringify({ paymentKey, ...order }),
    signal: leaving.signal,
  })
  impatient.catch(() => {})
  await expect.poll(requestCount, soon).toBe(1)
  leaving.abort()
  await expect(impatient).rejects.toThrow()
  expect(await statusAtToss(paymentKey)).toBe('IN_PROGRESS')
  await expect.poll(() => statusAtToss(paymentKey), soon).toBe('DONE')
})

test('a delay may go with any other fault', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'drop_after', delayMs: 40 })
  const dropped = toss.confirm({ paymentKey, ...order }).catch((error: Error) => error.message)
  // What is done after the work waits after the work.
  await expect.poll(() => statusAtToss(paymentKey), soon).toBe('DONE')
  expect(await dropped).toBe('fetch failed')
})

test('faults are listed, used up in order, and cleared', async () => {
  const { body: first } = await toss.fault({ operation: 'get', mode: 'error_before', times: 2 })
  const { body: second } = await toss.fault({ operation: 'confirm', mode: 'decline' })
  await toss.get('tsbx_any')
  const listed = await toss.call<{ faults: unknown[] }>('GET', '/sandbox/faults')
  expect(listed.body.faults).toMatchObject([
    { id: first.id, operation: 'get', times: 1, code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' },
    { id: second.id, operation: 'confirm', times: 1, code: 'REJECT_CARD_COMPANY', delayMs: 0 },
  ])
  expect((await toss.call('DELETE', `/sandbox/faults/${first.id}`)).status).toBe(200)
  expect((await toss.call('DELETE', `/sandbox/faults/${first.id}`)).status).toBe(404)
  await toss.call('DELETE', '/sandbox/faults')
  expect((await toss.call('GET', '/sandbox/faults')).body).toEqual({ faults: [] })
})

test.each([
  [{ operation: 'refund', mode: 'delay' }],
  [{ operation: 'confirm', mode: 'explode' }],
  [{ operation: 'confirm', mode: 'delay', times: 0 }],
  [{ operation: 'confirm', mode: 'decline', code: 'NO_SUCH_CODE' }],
  [{}],
])('the fault %j is refused', async (input) => {
  const reply = await toss.fault(input)
  expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST'])
})

test('in memory a dropped connection rejects as fetch does', async () => {
  const sandbox = createSandbox()
  const client = clientOf(sandbox.fetch)
  await client.fault({ operation: 'get', mode: 'drop_before' })
  await expect(client.get('tsbx_any')).rejects.toThrow('fetch failed')
})

async function requestCount(): Promise<number> {
  const { body } = await toss.call<{ requests: unknown[] }>('GET', '/sandbox/requests')
  return body.requests.length
}
