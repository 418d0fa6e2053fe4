/** The payment window: amount, methods, and the three ways out. It works without JavaScript. */

import { html } from 'hono/html'
import { virtualAccountBanks } from '../data/banks.ts'
import { cardCompanies } from '../data/card-companies.ts'
import { easyPayProviders } from '../data/easy-pays.ts'
import { type Language, messageOf } from '../data/error-catalogue.ts'
import type { Method } from '../data/methods.ts'
import { declineCodes } from '../data/operation-codes.ts'
import type { Choice, PaymentRecord } from '../payment/payment.ts'
import { type Html, page } from './layout.ts'
import { type Texts, texts, wonText } from './texts.ts'

/** Cards offered in the window, the large Korean ones first. */
const offeredCards = ['41', '11', '51', '61', '71', '21', '31', 'W1', '91', '15', '24', '3A']

const minInstallmentAmount = 50_000

export function windowPage({ payment, wishes }: PaymentRecord, language: Language): Html {
  const t = texts[language]
  const first: Partial<Choice> = wishes.preselected ?? {}
  return page(
    language,
    `${t.title} · ${payment.orderName}`,
    html`<form class="sheet" method="post" action="/window/${payment.paymentKey}?lang=${language}">
<div>
<h1>${payment.orderName}</h1>
<p class="amount"><span>${t.amount}</span> <strong data-testid="amount">${wonText(payment.totalAmount, language)}</strong></p>
<p class="fine">${t.orderId} ${payment.orderId}</p>
</div>
<fieldset class="methods">
<legend>${t.chooseMethod}</legend>
<div class="tabs">${tabsOf(first.method).map((tab) => methodTab(tab, first.method ?? 'CARD', t))}</div>
${cardPanel(payment.totalAmount, first, language)}
${easyPayPanel(first, language)}
${accountPanel(language)}
<p class="panel panel-other fine">${t.nothingToChoose}</p>
</fieldset>
<div class="actions">
<button class="button primary" name="action" value="approve" data-testid="approve">${approveText(payment.totalAmount, language)}</button>
<button class="button plain" name="action" value="close" data-testid="close">${t.close}</button>
</div>
${declineBox(language)}
</form>`,
  )
}

/** `10,000원 결제하기`, `Pay 10,000 won`: each language in its own order. */
function approveText(amount: number, language: Language): string {
  const { approve } = texts[language]
  const won = wonText(amount, language)
  return language === 'ko' ? `${won} ${approve}` : `${approve} ${won}`
}

type Tab = { method: Method; testId: string }

const baseTabs: readonly Tab[] = [
  { method: 'CARD', testId: 'method-card' },
  { method: 'EASY_PAY', testId: 'method-easypay' },
  { method: 'VIRTUAL_ACCOUNT', testId: 'method-va' },
]

/** The usual three, and a fourth only where the shop asked for it. */
function tabsOf(wanted: Method | undefined): readonly Tab[] {
  if (wanted === undefined || baseTabs.some((tab) => tab.method === wanted)) return baseTabs
  return [...baseTabs, { method: wanted, testId: 'method-other' }]
}

function methodTab({ method, testId }: Tab, selected: Method, t: Texts): Html {
  const name = method in t ? t[method as 'CARD'] : t.GIFT
  return html`<label class="tab" data-testid="${testId}">
<input type="radio" name="method" value="${method}" ${method === selected ? 'checked' : ''}><span>${name}</span>
</label>`
}

function cardPanel(amount: number, first: Partial<Choice>, language: Language): Html {
  const t = texts[language]
  const cards = cardCompanies.filter(
    (card) => offeredCards.includes(card.code) || card.code === first.cardCode,
  )
  cards.sort((a, b) => offeredCards.indexOf(a.code) - offeredCards.indexOf(b.code))
  return html`<div class="panel panel-card">
<label class="field"><span>${t.cardCompany}</span><select name="cardCode">
${cards.map((card) => option(card.code, card[language], card.code === (first.cardCode ?? '41')))}
</select></label>
<label class="field"><span>${t.installment}</span><select name="installmentMonths">
${option('0', t.lumpSum, !first.installmentMonths)}
${amount < minInstallmentAmount ? '' : monthsOf(first, t)}
</select></label>
${amount < minInstallmentAmount ? html`<p class="fine">${t.noInstallment}</p>` : ''}
</div>`
}

function monthsOf(first: Partial<Choice>, t: Texts): Html[] {
  const months = Array.from({ length: 11 }, (_, index) => index + 2)
  return months.map((m) => option(String(m), `${m}${t.months}`, m === first.installmentMonths))
}

function easyPayPanel(first: Partial<Choice>, language: Language): Html {
  return html`<div class="panel panel-easypay" role="radiogroup" aria-label="${texts[language].easyPay}">
${easyPayProviders.map(
  (provider, index) => html`<label class="chip">
<input type="radio" name="easyPay" value="${provider.ko}" ${isFirst(provider.ko, index, first) ? 'checked' : ''}><span>${provider[language]}</span>
</label>`,
)}
</div>`
}

function isFirst(name: string, index: number, { easyPay }: Partial<Choice>): boolean {
  return easyPay === undefined ? index === 0 : name === easyPay
}

function accountPanel(language: Language): Html {
  const t = texts[language]
  return html`<div class="panel panel-va">
<label class="field"><span>${t.bank}</span><select name="bankCode">
${virtualAccountBanks.map((bank, index) => option(bank.code, bank[language], index === 0))}
</select></label>
<p class="fine">${t.accountNote}</p>
</div>`
}

function declineBox(language: Language): Html {
  const t = texts[language]
  return html`<details class="decline" open>
<summary>${t.declineTitle}</summary>
<label class="field"><span>${t.declineCode}</span><select name="declineCode" data-testid="decline-code">
${declineCodes.map((code, index) => option(code, `${messageOf(code, language)} (${code})`, index === 0))}
</select></label>
<fieldset class="when">
<legend>${t.declineAt}</legend>
<label data-testid="decline-in-window"><input type="radio" name="declineAt" value="window" checked> ${t.declineInWindow}</label>
<label data-testid="decline-at-confirm"><input type="radio" name="declineAt" value="confirm"> ${t.declineAtConfirm}</label>
</fieldset>
<button class="button danger" name="action" value="decline" data-testid="decline">${t.decline}</button>
</details>`
}

function option(value: string, text: string, selected: boolean): Html {
  return html`<option value="${value}" ${selected ? 'selected' : ''}>${text}</option>`
}
