/** One example of each event, for a receiver that wants to see what it would get. */

import { koreanDate, koreanEventTime, koreanTime } from '../payment/korean-time.ts'
import type { Cancel, Payment } from '../payment/payment.ts'
import type { Chance } from '../state/chance.ts'
import {
  billingDeleted,
  cancelStatusChanged,
  customerStatusChanged,
  methodUpdated,
  payoutChanged,
  sellerChanged,
} from './event-bodies.ts'
import type { EventType, WebhookEvent } from './event-types.ts'

type Sampling = {
  now: number
  chance: Chance
  /** What the two events of a payment tell of. */
  payment: Payment
}

const dayMs = 86_400_000

export function sampleEvent(type: EventType, { now, chance, payment }: Sampling): WebhookEvent {
  const eventId = `evt_${chance.alphanumeric(20)}`
  const customerKey = `customer_${chance.alphanumeric(12)}`
  switch (type) {
    case 'PAYMENT_STATUS_CHANGED': {
      const createdAt = koreanEventTime(now)
      return { type, body: JSON.stringify({ eventType: type, createdAt, data: payment }) }
    }
    case 'DEPOSIT_CALLBACK': {
      const { secret, status, lastTransactionKey, orderId } = payment
      const createdAt = koreanEventTime(now)
      const flat = { createdAt, secret, status, transactionKey: lastTransactionKey, orderId }
      return { type, body: JSON.stringify(flat) }
    }
    case 'CANCEL_STATUS_CHANGED':
      return cancelStatusChanged(sampleCancel(payment, chance, now), now)
    case 'BILLING_DELETED':
      return billingDeleted(`${chance.alphanumeric(43)}=`, null, now)
    case 'METHOD_UPDATED':
      return methodUpdated(
        { customerKey, methodKey: `mk_${chance.alphanumeric(20)}`, status: 'ENABLED' },
        now,
      )
    case 'CUSTOMER_STATUS_CHANGED':
      return customerStatusChanged({ customerKey, status: 'CREATED' }, now)
    case 'payout.changed':
      return payoutChanged(
        {
          id: `FPA_${chance.alphanumeric(12)}`,
          refPayoutId: `payout-${chance.digits(6)}`,
          destination: `seller-${chance.digits(6)}`,
          scheduleType: 'SCHEDULED',
          payoutDate: koreanDate(now + dayMs),
          amount: { currency: 'KRW', value: payment.totalAmount },
          transactionDescription: '정산대금',
          requestedAt: koreanTime(now),
          status: 'COMPLETED',
          error: null,
        },
        { eventId, now },
      )
    case 'seller.changed':
      return sellerChanged(
        {
          id: `SEL_${chance.alphanumeric(12)}`,
          refSellerId: `seller-${chance.digits(6)}`,
          businessType: 'INDIVIDUAL_BUSINESS',
          status: 'APPROVED',
        },
        { eventId, now },
      )
  }
}

function sampleCancel(payment: Payment, chance: Chance, now: number): Cancel {
  return {
    transactionKey: chance.hex(32).toUpperCase(),
    cancelReason: '고객 변심',
    canceledAt: koreanTime(now),
    cancelAmount: payment.totalAmount,
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
    refundableAmount: 0,
    cardDiscountAmount: 0,
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: `cancel-${chance.digits(10)}`,
  }
}
