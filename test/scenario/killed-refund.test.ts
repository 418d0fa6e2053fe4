/** A server that is killed in the middle of a refund: the money goes back once, and the same key finds it. */
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { startSandbox } from '../support/sandbox.ts'
import { startServer } from '../support/server.ts'
import { newKey, shopAt, type TestOrder } from '../support/shop.ts'
import { until } from '../support/until.ts'

const { owner, ownerUrl, serverUrl } = await createTestDatabase()
const sandbox = await startSandbox()
const wishes = { ownerUrl, serverUrl, sandbox }
const first = await startServer({ ...wishes, worker: false })
afterAll(() => Promise.all([first.close(), sandbox.close()]))

const shop = shopAt(first.url, { owner, control: sandbox.control })
const operator = await shop.newMember('operator')
const body = { reason: '단순 변심', amount: 3000 }

const cancelsOf = async (order: TestOrder) =>
  (await shop.providersPayments(order.tossOrderId))[0]?.cancels?.map(
    ({ cancelAmount }) => cancelAmount,
  ) ?? []

test('killed before Toss got it, and after Toss did it: one cancel each, and the key finds it', async () => {
  const [done, unsent] = [await shop.newPaidOrder(), await shop.newPaidOrder()]
  const keys = [newKey(), newKey()] as const
  await shop.fault('cancel', 'drop_after', { delayMs: 60_000 })
  const lost = [shop.refund(done, operator, body, keys[0]).catch(() => 'lost')]
  await until('the first cancel at Toss', async () => (await cancelsOf(done)).length === 1)
  await shop.fault('cancel', 'drop_before', { times: 1000 })
  lost.push(shop.refund(unsent, operator, body, keys[1]).catch(() => 'lost'))
  await until(
    'the second cancel on its way',
    async () => (await shop.asked('cancel', unsent.paymentKey)).length > 0,
  )
  await first.program.end('SIGKILL')
  expect(await Promise.all(lost)).toEqual(['lost', 'lost'])
  await sandbox.control('DELETE', '/faults')

  // A lease of the killed sender ends by the clock; the new server's is ahead of it.
  const second = await startServer({
    ...wishes,
    worker: true,
    env: { HANBEON_CLOCK_OFFSET_SECONDS: '120' },
  })
  try {
    const after = shopAt(second.url, { owner, control: sandbox.control })
    for (const [order, key] of [
      [done, keys[0]],
      [unsent, keys[1]],
    ] as const) {
      await until(
        'the refund to be done by itself',
        async () => (await after.orderRow(order.id)).paymentStatus === 'partially_refunded',
      )
      expect(await cancelsOf(order)).toEqual([3000])
      const again = await after.refund(order, operator, body, key)
      expect(again.status).toBe(200)
      expect(again.body.refund).toMatchObject({ status: 'succeeded', amount: 3000 })
      expect(await cancelsOf(order)).toEqual([3000])
      expect((await after.actions(order.id)).slice(-2)).toEqual(['refund_requested', 'refunded'])
    }
  } finally {
    await second.close()
  }
})
