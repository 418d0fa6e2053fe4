import { beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const key = { 'idempotency-key': 'key-1' }

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox({ seed: 'chance' }).fetch)
})

const statuses = async (seed: string) => {
  const client = clientOf(createSandbox({ seed }).fetch)
  await client.fault({ operation: 'get', mode: 'error_before', times: 1000, probability: 0.3 })
  const seen: number[] = []
  for (let i = 0; i < 100; i++) seen.push((await client.get('tsbx_any')).status)
  return seen
}

test('a fault with a probability hits that share of the calls, the same ones under the same seed', async () => {
  const first = await statuses('dice')
  const hit = first.filter((status) => status === 500).length
  expect(hit).toBeGreaterThan(15)
  expect(hit).toBeLessThan(45)
  expect(await statuses('dice')).toEqual(first)
  expect(await statuses('other dice')).not.toEqual(first)
})

test('a spared call uses up no turn', async () => {
  await toss.fault({ operation: 'get', mode: 'error_before', times: 3, probability: 0.5 })
  const seen: number[] = []
  for (let i = 0; i < 60; i++) seen.push((await toss.get('tsbx_any')).status)
  expect(seen.filter((status) => status === 500)).toHaveLength(3)
})

test('a fault of one order leaves the others alone, on every call about it', async () => {
  await toss.fault({ operation: '*', mode: 'error_before', times: 9, orderIdPrefix: 'VIP-' })
  const plain = await toss.approved(order)
  expect(plain.status).toBe('DONE')
  const vip = { orderId: 'VIP-000001', amount: 10_000 }
  const paymentKey = await toss.newPayment(vip)
  expect((await toss.confirm({ paymentKey, ...vip })).status).toBe(500)
  expect((await toss.getByOrder(vip.orderId)).status).toBe(500)
  expect((await toss.get(paymentKey)).status).toBe(500)
  expect((await toss.cancel(paymentKey, { cancelReason: '변심' })).status).toBe(500)
  expect((await toss.get(plain.paymentKey)).status).toBe(200)
})

test('a fault can wait for one payment', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.fault({ operation: 'confirm', mode: 'error_after', paymentKeyPrefix: paymentKey })
  const other = { orderId: 'ORD-20261121-BBBBBBB', amount: 500 }
  expect((await toss.approved(other)).status).toBe('DONE')
  expect((await toss.confirm({ paymentKey, ...order })).status).toBe(500)
  expect((await toss.get(paymentKey)).body.status).toBe('DONE')
})

test('several effects on one call are played in order, and logged together', async () => {
  const paymentKey = await toss.newPayment(order)
  const reply = await toss.fault({
    operation: 'confirm',
    mode: 'delay',
    delayMs: 5,
    also: [{ mode: 'error_after', code: 'PROVIDER_ERROR' }, { mode: 'drop_after' }],
  })
  expect(reply.body).toMatchObject({
    mode: 'delay',
    also: [
      { mode: 'error_after', delayMs: 0, code: 'PROVIDER_ERROR' },
      { mode: 'drop_after', delayMs: 0, code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' },
    ],
  })
  await expect(toss.confirm({ paymentKey, ...order }, key)).rejects.toThrow('fetch failed')
  expect((await toss.get(paymentKey)).body.status).toBe('DONE')
  // The answer that was lost is the error, and the key keeps it.
  expect((await toss.confirm({ paymentKey, ...order }, key)).body.code).toBe('PROVIDER_ERROR')
  const { body } = await toss.call<{ requests: { fault: string | null }[] }>(
    'GET',
    '/sandbox/requests?limit=3',
  )
  expect(body.requests.map((r) => r.fault)).toEqual([null, null, 'delay+error_after+drop_after'])
})

test.each([
  [{ operation: 'confirm', mode: 'duplicate' }],
  [{ operation: '*', mode: 'early' }],
  [{ operation: 'webhook', mode: 'lose', also: [{ mode: 'delay' }] }],
  [{ operation: 'get', mode: 'delay', also: [{ mode: 'lose' }] }],
  [{ operation: 'get', mode: 'delay', probability: 0 }],
  [{ operation: 'get', mode: 'delay', probability: 1.1 }],
])('the fault %j is refused', async (input) => {
  const reply = await toss.fault(input)
  expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST'])
})
