/** A result page never says failed, and never offers to pay again, while money may be taken. */
import { describe, expect, test } from 'vitest'
import {
  type ConfirmState,
  isFinal,
  offersPayment,
  pollDelayMs,
  resultState,
} from './result-state.ts'

const now = Date.parse('2026-11-21T14:00:00+09:00')
const later = '2026-11-21T14:30:00+09:00'
const soon = '2026-11-21T14:03:00+09:00'
const before = '2026-11-21T13:59:00+09:00'
const back = { paymentKey: 'k', orderId: 'ORD-20261121-7KQ4M2X', amount: 1000 }
const declined = { code: 'REJECT_CARD_PAYMENT', message: '' }
const account = {
  bankCode: '20',
  bankName: '우리은행',
  accountNumber: 'X1',
  holderName: '한번',
  dueAt: later,
  amount: 1000,
}
const none: ConfirmState = { kind: 'none' }
const sending: ConfirmState = { kind: 'sending' }
const answered: ConfirmState = { kind: 'answered' }
const refused = (code: string): ConfirmState => ({ kind: 'refused', code })

type Order = Parameters<typeof resultState>[0]
const order = (part: Partial<Order>): Order => ({
  status: 'pending_payment',
  paymentStatus: 'pending',
  virtualAccount: null,
  failure: null,
  pending: null,
  canRetry: false,
  expiresAt: later,
  ...part,
})

test.each<[Partial<Order>, ConfirmState, object]>([
  [{ status: 'paid', paymentStatus: 'paid' }, none, { kind: 'paid' }],
  [{ status: 'paid', paymentStatus: 'paid' }, sending, { kind: 'paid' }],
  [{ status: 'paid', paymentStatus: 'partially_refunded' }, none, { kind: 'paid' }],
  [{ status: 'refunded', paymentStatus: 'refunded' }, none, { kind: 'refunded' }],
  [{ status: 'cancelled', paymentStatus: 'refunded' }, none, { kind: 'refunded' }],
  [{ paymentStatus: 'confirming' }, none, { kind: 'checking' }],
  [{ paymentStatus: 'confirming', failure: declined }, answered, { kind: 'checking' }],
  [{ paymentStatus: 'confirming', canRetry: true }, none, { kind: 'checking' }],
  [{ pending: back }, none, { kind: 'checking' }],
  [{ pending: back }, answered, { kind: 'checking' }],
  [{ pending: back, canRetry: true }, sending, { kind: 'checking' }],
  [{ canRetry: true, failure: declined }, sending, { kind: 'checking' }],
  [{ pending: back }, refused('E_CHECKOUT_PAUSED'), { kind: 'held', code: 'E_CHECKOUT_PAUSED' }],
  [
    { pending: back, canRetry: true },
    refused('E_AMOUNT_MISMATCH'),
    { kind: 'held', code: 'E_AMOUNT_MISMATCH' },
  ],
  [{ virtualAccount: account }, answered, { kind: 'waiting_deposit' }],
  [{ virtualAccount: account, status: 'cancelled' }, none, { kind: 'cancelled' }],
  [{ canRetry: true }, none, { kind: 'unpaid' }],
  [
    { canRetry: true, paymentStatus: 'failed', failure: declined },
    answered,
    { kind: 'declined', code: 'REJECT_CARD_PAYMENT', canRetry: true },
  ],
  [
    { canRetry: true, paymentStatus: 'failed' },
    refused('E_PAYMENT_SESSION_EXPIRED'),
    { kind: 'declined', code: 'E_PAYMENT_SESSION_EXPIRED', canRetry: true },
  ],
  [
    { paymentStatus: 'failed', failure: declined },
    none,
    { kind: 'declined', code: 'REJECT_CARD_PAYMENT', canRetry: false },
  ],
  [{ status: 'cancelled', paymentStatus: 'failed', expiresAt: before }, none, { kind: 'expired' }],
  [{ status: 'cancelled' }, none, { kind: 'cancelled' }],
  [{ expiresAt: soon }, none, { kind: 'expired' }],
  [{ expiresAt: later }, none, { kind: 'checking' }],
  [{ expiresAt: null }, none, { kind: 'checking' }],
])('%o, our confirm %o → %o', (part, confirm, state) => {
  expect(resultState(order(part), confirm, now)).toEqual(state)
})

describe('over every combination', () => {
  const all = [...combinations()]

  test('money that may be taken is only ever being checked', () => {
    for (const { given, confirm, state } of all) {
      const inDoubt =
        given.paymentStatus === 'confirming' ||
        (['pending', 'failed'].includes(given.paymentStatus) &&
          (confirm.kind === 'sending' || (given.pending !== null && confirm.kind !== 'refused')))
      if (inDoubt) expect(state.kind).toBe('checking')
    }
  })

  test('paying is offered only where the server allows a retry and nothing is under way', () => {
    for (const { given, confirm, state } of all) {
      if (!offersPayment(state)) continue
      expect(given.canRetry).toBe(true)
      expect(given.pending).toBeNull()
      expect(['pending', 'failed']).toContain(given.paymentStatus)
      expect(confirm.kind).not.toBe('sending')
    }
  })

  test('the page asks on until the result is final', () => {
    for (const { state } of all) {
      expect(pollDelayMs(state, 0, undefined) === false).toBe(isFinal(state))
    }
  })
})

test('asking gets slower, and waits as long as the server wants', () => {
  const delays = Array.from({ length: 12 }, (_, n) =>
    pollDelayMs({ kind: 'checking' }, n, undefined),
  )
  expect(delays.slice(0, 3)).toEqual([1000, 2000, 2000])
  expect(delays.slice(-2)).toEqual([15_000, 15_000])
  expect(pollDelayMs({ kind: 'checking' }, 0, 7000)).toBe(7000)
  expect(pollDelayMs({ kind: 'paid' }, 0, 7000)).toBe(false)
})

function* combinations() {
  const statuses = ['created', 'pending_payment', 'paid', 'refunded', 'cancelled'] as const
  const paymentStatuses = [
    'pending',
    'confirming',
    'paid',
    'partially_refunded',
    'refunded',
    'failed',
  ] as const
  const confirms = [none, sending, answered, refused('E_PROVIDER_DOWN')]
  for (const status of statuses)
    for (const paymentStatus of paymentStatuses)
      for (const confirm of confirms)
        for (const pending of [null, back])
          for (const canRetry of [false, true])
            for (const failure of [null, declined])
              for (const virtualAccount of [null, account])
                for (const expiresAt of [null, before, soon, later]) {
                  const given = order({
                    status,
                    paymentStatus,
                    pending,
                    canRetry,
                    failure,
                    virtualAccount,
                    expiresAt,
                  })
                  yield { given, confirm, state: resultState(given, confirm, now) }
                }
}
