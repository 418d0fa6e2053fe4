/** The frame of the control page; its script fills the lists and keeps them up to date. */

import { html, raw } from 'hono/html'
import type { Language } from '../data/error-catalogue.ts'
import { faultModes } from '../fault/fault.ts'
import { type Scenario, stageOf } from '../scenario/scenario.ts'
import { presets } from './presets.ts'
import { type PageTexts, pageTexts } from './texts.ts'

type Html = ReturnType<typeof html>

type PageParts = { operations: readonly string[]; scenarios: readonly Scenario[] }

const advances = [
  [60, 'minute1'],
  [600, 'minute10'],
  [3600, 'hour1'],
  [86_400, 'day1'],
  [7 * 86_400, 'day7'],
  [15 * 86_400, 'day15'],
] as const

const methods = ['CARD', 'EASY_PAY', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE'] as const

export function controlPage(language: Language, { operations, scenarios }: PageParts): Html {
  const t = pageTexts[language]
  const other = language === 'ko' ? 'en' : 'ko'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${t.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/page/control.css">
<script type="application/json" id="texts">${jsonOf(t)}</script>
<script src="/sandbox/page/control.js" defer></script>
</head>
<body>
<header class="top">
<div class="name"><h1>${t.title}</h1><p>${t.banner}</p></div>
<p class="live" id="live" role="status" data-state="on"><span class="dot" aria-hidden="true"></span><span id="live-text">${t.live}</span></p>
<a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a>
</header>
<nav class="parts" aria-label="${t.parts}">
${navLink('payments', t)}${navLink('requests', t)}${navLink('webhooks', t)}${navLink('faults', t)}${navLink('scenarios', t)}
</nav>
<main>
<section class="card clock" aria-labelledby="clock-title">
<h2 id="clock-title">${t.clock}</h2>
<div><p class="now"><time id="now">–</time></p><p class="fine" id="ahead">${t.clockReal}</p></div>
<div class="row" role="group" aria-label="${t.advance}">
${advances.map(([seconds, name]) => html`<button type="button" data-advance="${seconds}">${t[name]}</button>`)}
<button type="button" class="danger" id="reset">${t.reset}</button>
</div>
</section>
<div class="column">
<section class="card" id="payments" aria-labelledby="payments-title">
<h2 id="payments-title">${t.payments} <span class="count" id="payments-count"></span></h2>
${newPaymentForm(t)}
<ul class="list" id="payment-list"></ul>
</section>
<section class="card" id="requests" aria-labelledby="requests-title">
<h2 id="requests-title">${t.requests}</h2>
<ul class="list" id="request-list"></ul>
</section>
</div>
<div class="column">
<section class="card" id="faults" aria-labelledby="faults-title">
<h2 id="faults-title">${t.faults}</h2>
<p class="fine">${t.faultsNote}</p>
<label class="field inline"><span>${t.howOften}</span><select id="how-often">
<option value="1">${t.once}</option><option value="1000000">${t.always}</option>
</select></label>
<ul class="switches">${presets.map(
    (preset, index) => html`<li><span id="preset-${index}">${preset[language]}</span>
<button type="button" role="switch" aria-checked="false" aria-labelledby="preset-${index}" data-operation="${preset.operation}" data-mode="${preset.mode}" data-delay="${preset.delayMs ?? 0}"></button></li>`,
  )}</ul>
<h3>${t.waiting}</h3>
<ul class="list" id="fault-list"></ul>
${faultForm(operations, t)}
</section>
<section class="card" id="webhooks" aria-labelledby="webhooks-title">
<h2 id="webhooks-title">${t.webhooks}</h2>
<h3>${t.targets}</h3>
<ul class="list" id="target-list"></ul>
<form class="inline-form" id="new-target">
<label class="field grow"><span>${t.targetUrl}</span><input name="url" type="url" required placeholder="http://localhost:3000/webhooks"></label>
<button class="primary">${t.add}</button>
</form>
<h3>${t.deliveries}</h3>
<ul class="list" id="delivery-list"></ul>
</section>
<section class="card" id="scenarios" aria-labelledby="scenarios-title">
<h2 id="scenarios-title">${t.scenarios} <span class="count">${scenarios.length}</span></h2>
<p class="fine">${t.scenariosNote}</p>
<ul class="list scenarios">${scenarios.map((scenario) => scenarioItem(scenario, language))}</ul>
</section>
</div>
</main>
<div class="toast" id="toast" role="status" aria-live="polite"></div>
</body>
</html>
`
}

function navLink(id: 'payments' | 'requests' | 'webhooks' | 'faults' | 'scenarios', t: PageTexts) {
  return html`<a href="#${id}">${t[id]}</a>`
}

function newPaymentForm(t: PageTexts): Html {
  return html`<details class="maker"><summary>${t.newPayment}</summary>
<p class="fine">${t.newPaymentNote}</p>
<form class="inline-form" id="new-payment">
<label class="field"><span>${t.orderId}</span><input name="orderId" required pattern="[A-Za-z0-9_=\\-]{6,64}" autocomplete="off"></label>
<label class="field"><span>${t.amount}</span><input name="amount" type="number" min="1" value="10000" required></label>
<label class="field"><span>${t.method}</span><select name="method">${methods.map((method) => html`<option value="${method}">${t[method]}</option>`)}</select></label>
<button class="primary">${t.make}</button>
</form></details>`
}

function faultForm(operations: readonly string[], t: PageTexts): Html {
  return html`<details class="maker"><summary>${t.customFault}</summary>
<form class="inline-form" id="new-fault">
<label class="field"><span>${t.operation}</span><select name="operation">${operations.map((name) => html`<option ${name === 'confirm' ? 'selected' : ''}>${name}</option>`)}</select></label>
<label class="field"><span>${t.mode}</span><select name="mode">${faultModes.map((mode) => html`<option>${mode}</option>`)}</select></label>
<label class="field"><span>${t.times}</span><input name="times" type="number" min="1" value="1"></label>
<label class="field"><span>${t.delayMs}</span><input name="delayMs" type="number" min="0" value="0"></label>
<label class="field"><span>${t.probability}</span><input name="probability" type="number" min="0.01" max="1" step="0.01" placeholder="1"></label>
<label class="field"><span>${t.orderIdPrefix}</span><input name="orderIdPrefix" autocomplete="off"></label>
<label class="field"><span>${t.code}</span><input name="code" autocomplete="off" placeholder="REJECT_CARD_COMPANY"></label>
<button class="primary">${t.add}</button>
</form></details>`
}

function scenarioItem(scenario: Scenario, language: Language): Html {
  const { name, title, about } = scenario
  const t = pageTexts[language]
  return html`<li class="scenario" id="scenario-${name}">
<div><p class="strong">${title[language]}</p><p class="fine">${about?.[language] ?? ''}</p><p class="mono fine">${name}</p></div>
<div class="row"><button type="button" class="primary" data-run="${name}" aria-label="${t.run}: ${title[language]}">${t.run}</button>
${stageOf(scenario).length === 0 ? '' : html`<button type="button" data-stage="${name}" aria-label="${t.stage}: ${title[language]}">${t.stage}</button>`}</div>
<ol class="steps" hidden></ol>
</li>`
}

/** A data block of the page: it is not run, and nothing in it may end it. */
function jsonOf(value: object) {
  return raw(JSON.stringify(value).replaceAll('<', '\\u003c'))
}
