/** The payment window over HTTP: the SDK script, the session it opens, the page and its form, the receipt. */

import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Language } from '../data/error-catalogue.ts'
import { languageOf } from '../http/answer.ts'
import { isLocalOrigin } from '../http/local-only.ts'
import { parseJson, readBody } from '../http/read-body.ts'
import { authenticate } from '../payment/authenticate.ts'
import { abort } from '../payment/expire.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import type { State } from '../state/state.ts'
import { sdkScript, styleSheet } from './assets.ts'
import { type Html, notice } from './layout.ts'
import { windowPage } from './page.ts'
import { receiptPage } from './receipt-page.ts'
import { closeRedirect, failRedirect, successRedirect } from './redirects.ts'
import { sdkErrors } from './sdk-errors.ts'
import { openSession } from './session.ts'
import { readSubmission, type Submission } from './submission.ts'
import { texts } from './texts.ts'

export function windowRoutes(state: State): Hono {
  const routes = new Hono()
  routes.use('/v2/*', fromLocalPages)
  routes.use('/window/sessions', fromLocalPages)

  routes.get('/v2/standard', (c) => {
    c.header('cache-control', 'no-cache')
    c.header('cross-origin-resource-policy', 'cross-origin')
    return c.body(sdkScript(new URL(c.req.url).origin), 200, {
      'content-type': 'text/javascript; charset=utf-8',
    })
  })

  routes.get('/window/window.css', (c) =>
    c.body(styleSheet(), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )

  routes.post('/window/sessions', async (c) => {
    const opened = openSession(state, parseJson((await readBody(c.req.raw)) ?? ''))
    if (typeof opened === 'string') return c.json({ code: opened, message: sdkErrors[opened] }, 400)
    state.flush()
    const { paymentKey } = opened.payment
    return c.json({ paymentKey, url: `${new URL(c.req.url).origin}/window/${paymentKey}` }, 201)
  })

  routes.get('/window/:paymentKey', (c) => {
    const language = pageLanguage(c)
    const record = state.payments.find(c.req.param('paymentKey'))
    if (record === undefined) return show(c, notice(language, texts[language].notFound, null), 404)
    if (record.payment.status !== 'READY') return showSpent(c, record, language)
    return show(c, windowPage(record, language), 200, record)
  })

  routes.post('/window/:paymentKey', async (c) => {
    const language = pageLanguage(c)
    const record = state.payments.find(c.req.param('paymentKey'))
    if (record === undefined) return show(c, notice(language, texts[language].notFound, null), 404)
    const submission = readSubmission((await readBody(c.req.raw)) ?? '')
    if (submission === null) return show(c, notice(language, texts[language].badChoice, null), 400)
    const target = submit(state, record, submission)
    state.flush()
    return target === null ? showSpent(c, record, language) : c.redirect(target, 303)
  })

  routes.get('/receipt/:paymentKey', (c) => {
    const language = pageLanguage(c)
    const record = state.payments.find(c.req.param('paymentKey'))
    if (record === undefined) return show(c, notice(language, texts[language].notFound, null), 404)
    return show(c, receiptPage(record.payment, language), 200)
  })
  return routes
}

/** The shop's page lives on another port of this machine, which to a browser is another origin. */
const fromLocalPages = cors({ origin: (origin) => (isLocalOrigin(origin) ? origin : null) })

/** Does what the button says, and returns where the browser goes; null where the shop gave no address. */
function submit(state: State, record: PaymentRecord, submission: Submission): string | null {
  if (submission.action === 'close') return closeRedirect(record)
  // A second click, or the back button: the answer is the same, nothing happens again.
  if (record.payment.status !== 'READY') return wayBack(record)
  if (submission.action === 'decline_in_window') {
    state.payments.save(abort(record, submission.declineCode))
    return failRedirect(record, submission.declineCode)
  }
  const declineCode = submission.action === 'decline_at_confirm' ? submission.declineCode : null
  const approved = authenticate(record, submission.choice, state.clock.now(), declineCode)
  state.payments.save(approved)
  return successRedirect(approved)
}

function wayBack(record: PaymentRecord): string | null {
  const { status } = record.payment
  const hasFailed = status === 'ABORTED' || status === 'EXPIRED'
  return hasFailed ? failRedirect(record, 'PAY_PROCESS_ABORTED') : successRedirect(record)
}

function showSpent(c: Context, record: PaymentRecord, language: Language) {
  const hasFailed = record.payment.status === 'ABORTED' || record.payment.status === 'EXPIRED'
  const sentence = hasFailed ? texts[language].alreadyEnded : texts[language].alreadyDone
  return show(c, notice(language, sentence, wayBack(record)), 200)
}

function pageLanguage(c: Context): Language {
  const asked = c.req.query('lang')
  if (asked === 'ko' || asked === 'en') return asked
  return languageOf(c.req.header('accept-language'))
}

/** Pages run no script and load nothing from elsewhere; the form may lead to the shop only. */
async function show(c: Context, content: Html, status: 200 | 400 | 404, record?: PaymentRecord) {
  const { successUrl, failUrl } = record?.wishes ?? {}
  const shops = [successUrl, failUrl].flatMap((url) => (url ? [new URL(url).origin] : []))
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${shops.join(' ')}`,
  )
  c.header('cache-control', 'no-store')
  // Not "no-referrer": under it a form is posted with the origin "null", which the guard refuses.
  c.header('referrer-policy', 'same-origin')
  return c.html(await content, status)
}
