/** A confirm and a refund whose wire to the database is cut at each message in turn: the money moves once, and it is written down. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { newKey } from '../../test/support/shop.ts'
import { type CutMode, createWireProxy } from '../../test/support/wire-proxy.ts'
import { sql } from '../platform/sql.ts'

const database = await createTestDatabase()
const wire = await createWireProxy(database.serverUrl)
afterAll(() => wire.close())
const wired = await createTestApp({ ...database, serverUrl: wire.url })
const operator = await wired.newMember('operator')
beforeEach(() => wire.reset())
const modes: CutMode[] = ['before', 'after', 'on-reply']

/** A lease of a try that nobody finished ends by the clock. */
async function untilNothingIsOpen(): Promise<void> {
  wired.advance(120, 'ours')
  await wired.work('everything to be settled', async () => {
    const { open } = await wired.owner.one<{ open: number }>(sql`
      select (select count(*) from checkout_payment where status = 'CONFIRMING')::int
        + (select count(*) from checkout_refund where status = 'pending')::int as open`)
    return open === 0
  })
}

describe('a confirm cut', () => {
  test.each(modes)('%s each message', async (mode) => {
    for (let n = 1; ; n += 1) {
      const order = await wired.newOrder()
      const shown = await wired.authenticate(order)
      wire.reset()
      wire.cutAt(n, mode)
      const first = await wired.confirm(order, shown)
      if (!wire.wasCut()) {
        expect(n).toBe(11)
        break
      }
      // The same claim wins again, and a settle may be repeated: the buyer need not know.
      expect([n, first.status, first.body.status]).toEqual([n, 200, 'paid'])
      expect(await wired.asked('confirm', shown.paymentKey)).toHaveLength(1)
      expect(await wired.actions(order.id)).toEqual([
        'created',
        'payment_initiated',
        'payment_confirming',
        'payment_success',
      ])
    }
  })
})

describe('a refund cut', () => {
  test.each(modes)('%s each message, and asked for again with its key', async (mode) => {
    for (let n = 1; ; n += 1) {
      const order = await wired.newPaidOrder()
      const key = newKey()
      const body = { reason: '변심', amount: 1000 }
      wire.reset()
      wire.cutAt(n, mode)
      const first = await wired.refund(order, operator, body, key)
      if (!wire.wasCut()) break
      expect([n, first.status]).not.toContain(409)
      await untilNothingIsOpen()
      const again = await wired.refund(order, operator, body, key)
      expect([200, 202], `message ${n}: ${JSON.stringify(again.body)}`).toContain(again.status)
      await untilNothingIsOpen()
      const [payment] = await wired.providersPayments(order.tossOrderId)
      expect(
        payment?.cancels?.map(({ cancelAmount }) => cancelAmount),
        `message ${n}`,
      ).toEqual([1000])
      const rows = await wired.owner.query(sql`
        select status, amount::int as amount from checkout_refund where order_id = ${order.id}::uuid`)
      expect(rows).toEqual([{ status: 'succeeded', amount: 1000 }])
      expect((await wired.actions(order.id)).slice(4)).toEqual(['refund_requested', 'refunded'])
    }
  })
})
