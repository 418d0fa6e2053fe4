/** How a payment was made, in the words of the page: Toss's Korean literal, the card, the wallet. */
import type { Payment } from '../../../../contract/order.ts'
import type { ShopText } from '../../text/ko.ts'

export function methodText(method: string | null, text: ShopText): string {
  if (method === null) return '–'
  return text.method[method] ?? method
}

/** `신한카드 4330-12**-****-123* · 일시불` */
export function paymentText(payment: Payment, text: ShopText): string {
  const parts = [methodText(payment.method, text)]
  if (payment.easyPay !== null) parts.push(payment.easyPay.provider)
  if (payment.card !== null) {
    const { company, number, installmentMonths } = payment.card
    const card = [company, number === null ? null : groupedCard(number)]
    parts.push(card.filter((part) => part !== null).join(' '))
    if (installmentMonths !== null) parts.push(text.order.installment(installmentMonths))
  }
  return parts.filter((part) => part !== '').join(' · ')
}

function groupedCard(number: string): string {
  return number.includes('-') ? number : number.replace(/(.{4})(?=.)/g, '$1-')
}
