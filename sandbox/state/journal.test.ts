import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'
import type { Entry } from './entry.ts'
import { openJournal } from './journal.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sandbox-journal-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const clockAt = (offsetMs: number): Entry => ({ t: 'clock', offsetMs })

/** What a fresh reader of the folder sees. */
function read(): Entry[] {
  const entries: Entry[] = []
  openJournal({ dir, apply: (entry) => entries.push(entry), entries: () => [] }).close()
  return entries
}

test('what was flushed is read again in order', () => {
  const journal = openJournal({ dir, apply: () => {}, entries: () => [] })
  journal.append(clockAt(1))
  journal.append(clockAt(2))
  journal.flush()
  journal.append(clockAt(3)) // never flushed, so never answered
  journal.close()
  expect(read()).toEqual([clockAt(1), clockAt(2)])
})

test('a torn last line is cut off, and writing goes on behind the last whole one', () => {
  const journal = openJournal({ dir, apply: () => {}, entries: () => [] })
  journal.append(clockAt(1))
  journal.flush()
  journal.close()
  appendFileSync(join(dir, 'journal-0.jsonl'), '{"t":"clock","offs')
  const next = openJournal({ dir, apply: () => {}, entries: () => [] })
  next.append(clockAt(2))
  next.flush()
  next.close()
  expect(read()).toEqual([clockAt(1), clockAt(2)])
})

test('a damaged line in the middle is named, not skipped', () => {
  writeFileSync(join(dir, 'journal-0.jsonl'), 'nonsense\n{"t":"clock","offsetMs":1}\n')
  expect(read).toThrow(/journal-0\.jsonl is damaged/)
})

test('a long journal is folded into a snapshot of what still matters', () => {
  const journal = openJournal({
    dir,
    apply: () => {},
    entries: () => [clockAt(99)],
    compactAfterBytes: 100,
  })
  for (let i = 0; i < 10; i++) {
    journal.append(clockAt(i))
    journal.flush()
  }
  journal.close()
  expect(readdirSync(dir)).toHaveLength(2)
  expect(read()[0]).toEqual(clockAt(99))
  expect(read().at(-1)).not.toEqual(clockAt(0))
})

test('a snapshot that was not finished does not count', () => {
  writeFileSync(join(dir, 'journal-0.jsonl'), `${JSON.stringify(clockAt(1))}\n`)
  writeFileSync(join(dir, 'snapshot-1.jsonl.tmp'), `${JSON.stringify(clockAt(2))}\n`)
  expect(read()).toEqual([clockAt(1)])
  expect(readdirSync(dir)).toEqual(['journal-0.jsonl'])
})

test('everything answered is there again: payments, keys, faults, clock, webhooks', async () => {
  const first = createSandbox({ dataDir: dir, seed: 'same' })
  const toss = clientOf(first.fetch)
  const key = { 'idempotency-key': 'key-1' }
  const paymentKey = await toss.newPayment(order)
  const confirmed = await toss.confirm({ paymentKey, ...order }, key)
  await toss.fault({ operation: 'get', mode: 'error_before', times: 2 })
  await toss.get(paymentKey)
  await toss.advance(3600)
  const webhook = { url: 'http://127.0.0.1:1/hook' }
  await toss.call('POST', '/sandbox/webhooks', webhook)
  // No close: a killed process does not close either.

  const again = clientOf(createSandbox({ dataDir: dir, seed: 'same' }).fetch)
  const { body } = await again.call<{ offsetSeconds: number }>('GET', '/sandbox/clock')
  expect(body.offsetSeconds).toBe(3600)
  expect((await again.get(paymentKey)).status).toBe(500)
  expect((await again.get(paymentKey)).body).toEqual(confirmed.body)
  expect((await again.confirm({ paymentKey, ...order }, key)).text).toBe(confirmed.text)
  const webhooks = await again.call('GET', '/sandbox/webhooks')
  expect(webhooks.body).toMatchObject({ webhooks: [webhook] })
})

test('after a restart the seed goes on, it does not begin again', async () => {
  const firstTrace = async () => {
    const reply = await clientOf(createSandbox({ dataDir: dir, seed: 'same' }).fetch).get('any')
    return reply.headers.get('x-tosspayments-trace-id')
  }
  expect(await firstTrace()).not.toBe(await firstTrace())
})

test('a reset stays a reset', async () => {
  const toss = clientOf(createSandbox({ dataDir: dir }).fetch)
  const { paymentKey } = await toss.approved(order)
  await toss.advance(60)
  await toss.call('POST', '/sandbox/reset')
  const again = clientOf(createSandbox({ dataDir: dir }).fetch)
  expect((await again.get(paymentKey)).status).toBe(404)
  expect((await again.call('GET', '/sandbox/clock')).body).toMatchObject({ offsetSeconds: 0 })
})
