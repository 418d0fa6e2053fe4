/** Opens Toss's payment window for an order that the server has written down. */
import type { TossPaymentsSDK } from '@tosspayments/tosspayments-sdk'
import type { PaymentRequest } from '../../../../contract/checkout.ts'
import { language } from '../../../text/language.ts'
import type { PaymentChoice } from './choice.ts'

export type WindowRequest = PaymentRequest & {
  /** Life of a virtual account, where the shop has set one. */
  virtualAccountHours?: number
}

export type Payer = { name?: string; email?: string; phone?: string }

/** On success the browser leaves for `successUrl`; a rejection says why it did not. */
export async function openWindow(
  toss: TossPaymentsSDK,
  choice: PaymentChoice,
  request: WindowRequest,
  payer: Payer,
): Promise<void> {
  const shared = {
    orderId: request.orderId,
    orderName: request.orderName,
    successUrl: request.successUrl,
    failUrl: request.failUrl,
    taxFreeAmount: request.taxFreeAmount,
    ...(payer.name === undefined ? {} : { customerName: payer.name }),
    ...(payer.email === undefined ? {} : { customerEmail: payer.email }),
    ...(payer.phone === undefined ? {} : { customerMobilePhone: payer.phone }),
  }
  if (choice.kind === 'widget') {
    await choice.widgets.setAmount({ currency: 'KRW', value: request.amount })
    await choice.widgets.requestPayment(shared)
    return
  }
  const payment = toss.payment({ customerKey: request.customerKey })
  const amount = { currency: 'KRW' as const, value: request.amount }
  const validHours = request.virtualAccountHours
  switch (choice.method) {
    case 'CARD':
      return await payment.requestPayment({
        ...shared,
        amount,
        method: 'CARD',
        card: {
          useEscrow: false,
          flowMode: 'DEFAULT',
          language: language() === 'en' ? 'EN' : 'KO',
        },
      })
    case 'VIRTUAL_ACCOUNT':
      return await payment.requestPayment({
        ...shared,
        amount,
        method: 'VIRTUAL_ACCOUNT',
        virtualAccount: { useEscrow: false, ...(validHours === undefined ? {} : { validHours }) },
      })
    case 'TRANSFER':
      return await payment.requestPayment({
        ...shared,
        amount,
        method: 'TRANSFER',
        transfer: { useEscrow: false },
      })
    case 'MOBILE_PHONE':
      return await payment.requestPayment({ ...shared, amount, method: 'MOBILE_PHONE' })
  }
}
