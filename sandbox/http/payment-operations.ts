/** The core of Toss's API: confirm, the two look-ups, and cancel. */

import { z } from 'zod'
import { cancelPayment } from '../payment/cancel-payment.ts'
import { confirmPayment } from '../payment/confirm-payment.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import { answerError, answerPayment } from './answer.ts'
import { optional, won } from './checked-input.ts'
import { answerOutcome, type Call, type Operation, visibleTo } from './operation.ts'

const maxKeyLength = 200

const confirmInput = z.object({
  paymentKey: z.string().min(1).max(maxKeyLength),
  orderId: z.string().min(1),
  amount: z.number(),
})

const cancelInput = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: optional(won.min(1)),
  currency: optional(z.string()),
  taxFreeAmount: optional(won.min(0)),
  refundableAmount: optional(won.min(0)),
  refundReceiveAccount: optional(
    z.object({
      bank: z.unknown().optional(),
      accountNumber: z.unknown().optional(),
      holderName: z.unknown().optional(),
    }),
  ),
  cancelRequestId: optional(z.string().regex(/^[A-Za-z0-9\-_=]{6,64}$/)),
})

const confirm: Operation = {
  name: 'confirm',
  method: 'POST',
  path: '/v1/payments/confirm',
  subject(body) {
    const key = (body as { paymentKey?: unknown } | null | undefined)?.paymentKey
    return typeof key === 'string' ? key : undefined
  },
  handle(call) {
    const input = confirmInput.safeParse(call.body)
    if (!input.success) return answerError('INVALID_REQUEST', call.language)
    const { state, merchant, declineCode } = call
    const record = visibleTo(
      merchant,
      state.payments.find(input.data.paymentKey),
      state.versionOf(merchant.family),
    )
    const { chance, origin, readings } = state
    const confirming = { now: state.clock.now(), chance, origin, readings, declineCode }
    return answerOutcome(call, confirmPayment(record, input.data, confirming))
  },
}

const getByKey: Operation = {
  name: 'get',
  method: 'GET',
  path: '/v1/payments/:paymentKey',
  handle(call) {
    const { paymentKey = '' } = call.params
    if (paymentKey.length > maxKeyLength) return answerError('INVALID_PAYMENT_KEY', call.language)
    return answerLookUp(call, call.state.payments.find(paymentKey))
  },
}

const getByOrder: Operation = {
  name: 'get',
  method: 'GET',
  path: '/v1/payments/orders/:orderId',
  handle: (call) => answerLookUp(call, call.state.payments.findByOrder(call.params.orderId ?? '')),
}

const cancel: Operation = {
  name: 'cancel',
  method: 'POST',
  path: '/v1/payments/:paymentKey/cancel',
  handle(call) {
    const input = cancelInput.safeParse(call.body)
    if (!input.success) return answerError('INVALID_REQUEST', call.language)
    const { state, merchant, params, declineCode } = call
    if (declineCode !== null) return answerError(declineCode, call.language)
    const record = visibleTo(merchant, state.payments.find(params.paymentKey ?? ''))
    const cancelling = {
      now: state.clock.now(),
      chance: state.chance,
      readings: state.readings,
    }
    return answerOutcome(call, cancelPayment(record, input.data, cancelling))
  },
}

function answerLookUp(call: Call, found: Parameters<typeof visibleTo>[1]) {
  if (call.declineCode !== null) return answerError(call.declineCode, call.language)
  const record = visibleTo(call.merchant, found)
  if (record === undefined || isHidden(call, record)) {
    return answerError('NOT_FOUND_PAYMENT', call.language)
  }
  return answerPayment(record.payment, call.language)
}

function isHidden({ state }: Call, { payment: { status } }: PaymentRecord): boolean {
  const isOpen = status === 'READY' || status === 'IN_PROGRESS'
  return isOpen && state.readings.lookupUnconfirmed === 'NOT_FOUND_PAYMENT'
}

export const paymentOperations: readonly Operation[] = [confirm, getByOrder, getByKey, cancel]
