/** What the operations that pay without a window have in common. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import { type AtOnce, payAtOnce } from '../payment/pay-at-once.ts'
import { makingOf } from '../state/state.ts'
import { type Answer, answerError, answerPayment } from './answer.ts'
import type { Call } from './operation.ts'

export type Direct = Omit<AtOnce, 'merchant'>

/** Pays and answers the payment, or refuses an order id that a reading does not allow. */
export function payDirectly(call: Call, wanted: Direct): Answer {
  const { state, merchant, language, declineCode } = call
  if (declineCode !== null) return answerError(declineCode, language)
  const refusal = refusalOf(call, wanted)
  if (refusal !== null) return answerError(refusal, language)
  const record = payAtOnce({ ...wanted, merchant }, makingOf(state, merchant.family))
  state.payments.save(record)
  return answerPayment(record.payment, language)
}

function refusalOf({ state, merchant }: Call, { orderId, amount, ...rest }: Direct) {
  const { readings, payments } = state
  if (readings.orderIdLength === 'strict' && orderId.length < 6) {
    return 'INVALID_ORDER_ID' satisfies TossErrorCode
  }
  if ((rest.taxFreeAmount ?? 0) + (rest.taxExemptionAmount ?? 0) > amount) {
    return 'INVALID_REQUEST' satisfies TossErrorCode
  }
  if (readings.duplicatedOrderId === 'DUPLICATED_ORDER_ID') {
    const known = payments.findByOrder(orderId)
    if (known?.family === merchant.family && known.approvedAtMs !== null) {
      return 'DUPLICATED_ORDER_ID' satisfies TossErrorCode
    }
  }
  return null
}
