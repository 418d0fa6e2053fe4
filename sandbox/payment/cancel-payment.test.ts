import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChance } from '../state/chance.ts'
import { approve } from './approve-payment.ts'
import { authenticate } from './authenticate.ts'
import { cancelPayment } from './cancel-payment.ts'
import { createPayment } from './create-payment.ts'
import type { PaymentRecord } from './payment.ts'

const chance = createChance('cancel')
const now = Date.parse('2026-11-21T03:00:00Z')
const making = { now, chance, origin: '', apiVersion: '2022-11-16', isTaken: () => false }

function approvedPayment(amount: number, taxFreeAmount: number): PaymentRecord {
  const wanted = { orderId: 'ORD-1', orderName: '머그컵', amount, taxFreeAmount }
  const record = createPayment({ ...wanted, merchant: null, wishes: {} }, making)
  return approve(authenticate(record, { method: 'CARD' }, now, null), making)
}

const step = fc.record({
  cancelAmount: fc.option(fc.integer({ min: 1, max: 12_000 }), { nil: undefined }),
  taxFreeAmount: fc.option(fc.nat(3000), { nil: undefined }),
  refundableAmount: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined, freq: 3 }),
})

test('whatever is cancelled in whatever order, no won is lost, made, or given back twice', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(step, { maxLength: 8 }), (taxFreeAmount, steps) => {
      let record = approvedPayment(10_000, taxFreeAmount)
      for (const input of steps) {
        const before = record.payment
        const outcome = cancelPayment(record, { cancelReason: '변심', ...input }, { now, chance })
        if (outcome.kind === 'refused') {
          expect(outcome.record).toBeUndefined()
          continue
        }
        record = outcome.record
        const { payment } = record
        const cancels = payment.cancels ?? []
        const given = cancels.reduce((sum, cancel) => sum + cancel.cancelAmount, 0)
        const taxFree = cancels.reduce((sum, cancel) => sum + cancel.taxFreeAmount, 0)
        expect(payment.balanceAmount).toBe(10_000 - given)
        expect(payment.taxFreeAmount).toBe(taxFreeAmount - taxFree)
        expect(payment.suppliedAmount + payment.vat + payment.taxFreeAmount).toBe(
          payment.balanceAmount,
        )
        expect(
          Math.min(payment.balanceAmount, payment.suppliedAmount, payment.vat),
        ).toBeGreaterThanOrEqual(0)
        expect(cancels).toHaveLength((before.cancels?.length ?? 0) + 1)
        expect(cancels.at(-1)?.refundableAmount).toBe(payment.balanceAmount)
        expect(payment.totalAmount).toBe(10_000)
        if (input.refundableAmount !== undefined) {
          expect(input.refundableAmount).toBe(before.balanceAmount)
        }
        const isWhole = cancels.length === 1 && payment.balanceAmount === 0
        expect(payment.status).toBe(isWhole ? 'CANCELED' : 'PARTIAL_CANCELED')
      }
    }),
  )
})
