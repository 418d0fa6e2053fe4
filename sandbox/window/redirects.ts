/** Where the window sends the buyer's browser back to, in the form that Toss uses. */

import { messageOf, type TossErrorCode } from '../data/error-catalogue.ts'
import type { PaymentRecord } from '../payment/payment.ts'

/** `successUrl` with the three values that confirm needs; widgets also say what kind of payment it was. */
export function successRedirect({ payment, wishes, family }: PaymentRecord): string | null {
  if (wishes.successUrl === undefined) return null
  return withQuery(wishes.successUrl, {
    ...(family === 'widget' ? { paymentType: 'NORMAL' } : {}),
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    amount: String(payment.totalAmount),
  })
}

export function failRedirect(
  { payment, wishes }: PaymentRecord,
  code: TossErrorCode | 'PAY_PROCESS_ABORTED',
): string | null {
  if (wishes.failUrl === undefined) return null
  const message =
    code === 'PAY_PROCESS_ABORTED'
      ? '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.'
      : messageOf(code, 'ko')
  return withQuery(wishes.failUrl, { code, message, orderId: payment.orderId })
}

/** A closed window is the one failure that does not name its order. */
export function closeRedirect({ wishes }: PaymentRecord): string | null {
  if (wishes.failUrl === undefined) return null
  const message = '사용자에 의해 결제가 취소되었습니다.'
  return withQuery(wishes.failUrl, { code: 'PAY_PROCESS_CANCELED', message })
}

/** Adds to the query and leaves what is there byte for byte, the shop's token above all. */
function withQuery(address: string, values: Record<string, string>): string {
  const url = new URL(address)
  const added = new URLSearchParams(values)
  url.search = url.search === '' ? `${added}` : `${url.search}&${added}`
  return url.href
}
