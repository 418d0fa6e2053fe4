/** A small receipt, so that the link in a Payment leads somewhere. */

import { html } from 'hono/html'
import type { Language } from '../data/error-catalogue.ts'
import type { Payment } from '../payment/payment.ts'
import { type Html, page } from './layout.ts'
import { texts, wonText } from './texts.ts'

export function receiptPage(payment: Payment, language: Language): Html {
  const t = texts[language]
  const won = (amount: number) => wonText(amount, language)
  const rows: [string, string][] = [
    [t.orderName, payment.orderName],
    [t.orderId, payment.orderId],
    [t.status, payment.status],
    [t.method, payment.easyPay?.provider ?? payment.method ?? '-'],
    [t.approvedAt, payment.approvedAt ?? '-'],
    [t.supplied, won(payment.suppliedAmount)],
    [t.vat, won(payment.vat)],
    [t.taxFree, won(payment.taxFreeAmount)],
    [t.total, won(payment.totalAmount)],
    ...(payment.cancels ?? []).map((cancel): [string, string] => [
      `${t.cancelled} ${cancel.canceledAt}`,
      `-${won(cancel.cancelAmount)}`,
    ]),
    [t.balance, won(payment.balanceAmount)],
  ]
  return page(
    language,
    t.receiptTitle,
    html`<section class="sheet">
<h1>${t.receiptTitle}</h1>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<p class="fine">${t.receiptNote}</p>
</section>`,
  )
}
