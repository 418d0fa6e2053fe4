/** What the payment window is opened with: addresses of ours that carry the attempt's token, and Toss's keys. */
import type { PaymentRequest } from '../../contract/checkout.ts'

export type WindowSettings = {
  frontendUrl: string
  clientKey: string
  isTestMode: boolean
  virtualAccountHours: number
}

export type Attempt = {
  orderNumber: string
  tossOrderId: string
  orderName: string
  /** Won. */
  amount: number
  taxFreeAmount: number
  customerKey: string
  token: string
}

export function paymentRequestOf(settings: WindowSettings, attempt: Attempt): PaymentRequest {
  const token = encodeURIComponent(attempt.token)
  return {
    clientKey: settings.clientKey,
    customerKey: attempt.customerKey,
    orderId: attempt.tossOrderId,
    orderName: attempt.orderName,
    amount: attempt.amount,
    taxFreeAmount: attempt.taxFreeAmount,
    successUrl: `${settings.frontendUrl}/checkout/return?token=${token}`,
    failUrl: `${settings.frontendUrl}/checkout/fail?token=${token}&order=${attempt.orderNumber}`,
    isTestMode: settings.isTestMode,
    virtualAccountHours: settings.virtualAccountHours,
  }
}
