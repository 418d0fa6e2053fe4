/** What can be given back, and what stands in the way. */
import { expect, test } from 'vitest'
import { type RefundableFacts, refundableOf } from './admin-orders-refundable.ts'

const now = new Date('2026-11-21T00:00:00Z')
const approvedAt = new Date('2026-11-20T00:00:00Z')
const paid = { method: '카드', approvedAt, balanceAmount: 10_000, isPartialCancelable: true }
const facts: RefundableFacts = {
  paymentStatus: 'paid',
  isAwaitingDeposit: false,
  paid,
  pendingRefunds: 0,
}

test.each<[string, Partial<RefundableFacts>, string | null, number]>([
  ['a paid order', {}, null, 10_000],
  ['a part of it on its way back', { pendingRefunds: 4_000 }, null, 6_000],
  ['all of it on its way back', { pendingRefunds: 10_000 }, 'refund_pending', 0],
  [
    'partly given back',
    { paymentStatus: 'partially_refunded', paid: { ...paid, balanceAmount: 1 } },
    null,
    1,
  ],
  [
    'all given back',
    { paymentStatus: 'refunded', paid: { ...paid, balanceAmount: 0 } },
    'refunded',
    0,
  ],
  ['an outcome that is not known', { paymentStatus: 'confirming', paid: null }, 'in_doubt', 0],
  [
    'a deposit that is awaited',
    { paymentStatus: 'pending', paid: null, isAwaitingDeposit: true },
    'awaiting_deposit',
    0,
  ],
  ['nothing paid', { paymentStatus: 'pending', paid: null }, 'not_paid', 0],
  ['a declined payment', { paymentStatus: 'failed', paid: null }, 'not_paid', 0],
  ['a free order', { paid: null }, 'not_paid', 0],
])('%s: blocked by %s', (_, change, blockedBy, amount) => {
  expect(refundableOf({ ...facts, ...change }, now)).toMatchObject({ blockedBy, amount })
})

test.each([
  ['카드', '2020-01-31T00:00:00Z', null, null],
  ['계좌이체', '2026-11-20T00:00:00Z', '2027-05-19T00:00:00.000Z', null],
  ['계좌이체', '2026-01-01T00:00:00Z', '2026-06-30T00:00:00.000Z', 'too_late'],
  ['가상계좌', '2026-11-20T00:00:00Z', '2027-11-20T00:00:00.000Z', null],
  ['휴대폰', '2026-11-20T00:00:00Z', '2026-11-30T15:00:00.000Z', null],
  // The 1st of December in Seoul.
  ['휴대폰', '2026-11-30T15:00:00Z', '2026-12-31T15:00:00.000Z', null],
  ['휴대폰', '2026-10-31T14:59:59Z', '2026-10-31T15:00:00.000Z', 'too_late'],
])('%s of %s can be given back until %s', (method, at, until, blockedBy) => {
  const facts = { paymentStatus: 'paid', isAwaitingDeposit: false, pendingRefunds: 0 }
  const payment = { ...paid, method, approvedAt: new Date(at) }
  expect(refundableOf({ ...facts, paid: payment }, now)).toMatchObject({ until, blockedBy })
})

test('parts can be given back only where Toss allows it', () => {
  expect(refundableOf(facts, now).partial).toBe(true)
  const whole = { ...facts, paid: { ...paid, isPartialCancelable: false } }
  expect(refundableOf(whole, now).partial).toBe(false)
})
