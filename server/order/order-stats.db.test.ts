/** The statistics against a second, slow computation over orders of every kind, made from a seed. */
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import {
  type OrderSeed,
  type PaymentSeed,
  type RefundSeed,
  seedOrder,
} from '../../test/support/seed-orders.ts'
import { koreanDayOf, periodOf } from '../kernel/korean-day.ts'
import { readStats } from './order-stats.sql.ts'

const { db, owner } = await createTestDatabase()
const hourMs = 3_600_000
const first = Date.parse('2026-11-19T00:00:00Z')

/** A small generator of its own, so that a failure can be run again. */
let state = 20_261_121
function chance(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
function pick<T>(values: readonly T[]): T {
  const value = values[chance(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
const moment = () => new Date(first + chance(96) * hourMs + chance(3) * 1800_000)

/** The pairs of states that an order can be in. */
const states = [
  ['created', 'pending'],
  ['pending_payment', 'pending'],
  ['pending_payment', 'confirming'],
  ['pending_payment', 'failed'],
  ['pending_payment', 'refunded'],
  ['paid', 'paid'],
  ['paid', 'partially_refunded'],
  ['refunded', 'refunded'],
  ['cancelled', 'failed'],
  ['cancelled', 'pending'],
  ['cancelled', 'refunded'],
] as const

function randomOrder(): OrderSeed {
  const [status, paymentStatus] = pick(states)
  const isPaid = status === 'paid' || status === 'refunded'
  const createdAt = moment()
  const payments: PaymentSeed[] = []
  for (let n = chance(3); n > 0; n -= 1) payments.push(randomAttempt(false))
  if (isPaid) payments.push(randomAttempt(true))
  return {
    status,
    paymentStatus,
    totalAmount: (1 + chance(50)) * 1_000,
    createdAt,
    paidAt: isPaid ? moment() : null,
    payments,
  }
}

function randomAttempt(pays: boolean): PaymentSeed {
  const claimedAt = pays || chance(4) > 0 ? moment() : null
  const settledAt = claimedAt === null ? null : new Date(claimedAt.getTime() + chance(5_000))
  const status = pays
    ? pick(['SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED'] as const)
    : pick(['PENDING', 'FAILED', 'EXPIRED', 'WAITING_FOR_DEPOSIT', 'SUCCESS'] as const)
  const failureKind = ['FAILED', 'EXPIRED'].includes(status)
    ? pick(['declined', 'temporary', 'configuration', 'expired'] as const)
    : null
  const virtualAccount =
    status === 'WAITING_FOR_DEPOSIT' || (status === 'EXPIRED' && chance(2) === 0)
      ? { bankCode: '20' }
      : null
  const refunds: RefundSeed[] = []
  for (let n = chance(3); n > 0; n -= 1) refunds.push(randomRefund())
  return { status, pays, claimedAt, settledAt, failureKind, virtualAccount, refunds }
}

function randomRefund(): RefundSeed {
  const status = pick(['succeeded', 'succeeded', 'pending', 'failed'] as const)
  return {
    kind: pick(['refund', 'refund', 'outside', 'late_money', 'void'] as const),
    status,
    amount: 1 + chance(900),
    completedAt: status === 'succeeded' ? moment() : null,
  }
}

const seeds: OrderSeed[] = Array.from({ length: 250 }, randomOrder)
for (const seed of seeds) await seedOrder(owner, seed)

/** The same by hand. */
function recomputed(from: string | undefined, to: string | undefined) {
  const within = (at: Date | null | undefined) =>
    at instanceof Date && (from ?? '') <= koreanDayOf(at) && koreanDayOf(at) <= (to ?? '9')
  const counts = {
    total: 0,
    pending: 0,
    paid: 0,
    failed: 0,
    partiallyRefunded: 0,
    refunded: 0,
    cancelled: 0,
  }
  for (const { createdAt, status, paymentStatus } of seeds) {
    if (!within(createdAt)) continue
    counts.total += 1
    if (status === 'cancelled') counts.cancelled += 1
    else if (paymentStatus === 'refunded') counts.refunded += 1
    else if (paymentStatus === 'partially_refunded') counts.partiallyRefunded += 1
    else if (status === 'paid') counts.paid += 1
    else if (paymentStatus === 'failed') counts.failed += 1
    else counts.pending += 1
  }
  let gross = 0
  for (const { paidAt, totalAmount } of seeds) if (within(paidAt)) gross += totalAmount ?? 0
  const refunds = seeds
    .flatMap(({ payments = [] }) => payments.filter(({ pays }) => pays))
    .flatMap(({ refunds: all = [] }) => all)
    .filter(
      ({ kind, completedAt }) => ['refund', 'outside'].includes(kind ?? '') && within(completedAt),
    )
  const amount = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  const attempts = seeds
    .flatMap(({ payments = [] }) => payments)
    .filter(({ claimedAt }) => within(claimedAt))
  const succeeded = attempts.filter(({ status }) =>
    ['SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(status),
  ).length
  const refused = attempts.filter(
    ({ status, virtualAccount }) =>
      ['FAILED', 'EXPIRED'].includes(status) && virtualAccount === null,
  )
  const declined = refused.filter(({ failureKind }) =>
    ['declined', 'expired'].includes(failureKind ?? ''),
  ).length
  const technical = refused.length - declined
  const took = attempts
    .filter(({ virtualAccount }) => virtualAccount === null)
    .map(({ claimedAt, settledAt }) => (settledAt?.getTime() ?? 0) - (claimedAt?.getTime() ?? 0))
    .sort((a, b) => a - b)
  const rank = 0.95 * (took.length - 1)
  const low = took[Math.floor(rank)] ?? 0
  const high = took[Math.ceil(rank)] ?? 0
  return {
    counts,
    revenue: { gross, refunded: amount, net: gross - amount, currency: 'KRW' },
    refunds: { count: refunds.length, amount },
    payments: {
      attempts: attempts.length,
      succeeded,
      declined,
      technical,
      inDoubt: 0,
      successRate:
        attempts.length === 0 || succeeded + declined + technical === 0
          ? null
          : succeeded / (succeeded + declined + technical),
      averageMs: took.length === 0 ? null : took.reduce((sum, ms) => sum + ms, 0) / took.length,
      p95Ms: took.length === 0 ? null : low + (high - low) * (rank - Math.floor(rank)),
    },
  }
}

test.each([
  [undefined, undefined],
  ['2026-11-20', '2026-11-20'],
  ['2026-11-21', '2026-11-22'],
  ['2026-11-21', undefined],
  [undefined, '2026-11-20'],
  ['2031-01-01', '2031-01-02'],
])('from %s to %s the statement and the slow way agree', async (from, to) => {
  const { payments, ...stats } = await readStats(db, periodOf(from, to))
  const { payments: expected, ...others } = recomputed(from, to)
  expect(stats).toEqual(others)
  const { averageMs, p95Ms, ...counted } = expected
  expect(payments).toMatchObject(counted)
  expect(payments.averageMs).toBe(
    averageMs === null ? null : roundedLike(averageMs, payments.averageMs),
  )
  expect(payments.p95Ms).toBe(p95Ms === null ? null : roundedLike(p95Ms, payments.p95Ms))
  const { total, ...six } = stats.counts
  expect(Object.values(six).reduce((sum, count) => sum + count, 0)).toBe(total)
})

/** PostgreSQL rounds halves of a float8 to the even number. */
function roundedLike(value: number, given: number | null): number {
  return given !== null && Math.abs(given - value) <= 0.5 + 1e-6 ? given : Math.round(value)
}

test('a refund of today does not change yesterday, and an attempt in doubt is counted as such', async () => {
  const day = periodOf('2030-05-01', '2030-05-01')
  const next = periodOf('2030-05-02', '2030-05-02')
  const at = new Date('2030-05-01T03:00:00Z')
  await seedOrder(owner, {
    status: 'refunded',
    paymentStatus: 'refunded',
    createdAt: at,
    payments: [
      {
        status: 'REFUNDED',
        pays: true,
        refunds: [{ amount: 10_000, completedAt: new Date('2030-05-02T03:00:00Z') }],
      },
    ],
  })
  await seedOrder(owner, {
    paymentStatus: 'confirming',
    createdAt: at,
    payments: [{ status: 'CONFIRMING', claimedAt: at, isActive: true }],
  })
  const yesterday = await readStats(db, day)
  expect(yesterday.revenue).toMatchObject({ gross: 10_000, refunded: 0, net: 10_000 })
  expect(yesterday.payments).toMatchObject({
    attempts: 1,
    inDoubt: 1,
    successRate: null,
    averageMs: null,
  })
  expect((await readStats(db, next)).revenue).toMatchObject({
    gross: 0,
    refunded: 10_000,
    net: -10_000,
  })
})
