/** The control page over HTTP: the page, its two files, and the one answer from which it draws itself. */

import { type Context, Hono } from 'hono'
import { operationNames } from '../control/control-routes.ts'
import { readableDelivery } from '../control/webhook-routes.ts'
import type { Language } from '../data/error-catalogue.ts'
import { languageOf } from '../http/answer.ts'
import { koreanInstant } from '../payment/korean-time.ts'
import { libraryScenarios } from '../scenario/library.ts'
import type { State } from '../state/state.ts'
import { assetText } from './assets.ts'
import { controlPage } from './page.ts'

const shown = 40

export function controlPageRoutes(state: State): Hono {
  const routes = new Hono()
  const show = async (c: Context) => {
    c.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    const parts = { operations: operationNames(), scenarios: libraryScenarios() }
    return c.html(await controlPage(pageLanguage(c), parts))
  }
  routes.get('/', show)
  routes.get('/sandbox/page', show)
  routes.get('/sandbox/page/control.js', (c) =>
    c.body(assetText('./control.js'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  routes.get('/sandbox/page/control.css', (c) =>
    c.body(assetText('./control.css'), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  routes.get('/sandbox/page/state', (c) => {
    const { payments, requests, webhooks, faults, clock } = state
    const all = payments.all()
    c.header('cache-control', 'no-store')
    return c.json({
      clock: { now: koreanInstant(clock.now()), offsetSeconds: Math.round(clock.offsetMs / 1000) },
      paymentCount: all.length,
      payments: all.slice(0, shown).map((record) => record.payment),
      requests: requests.newest(shown),
      webhooks: webhooks.webhooks(),
      deliveries: webhooks.deliveries().slice(0, shown).map(readableDelivery),
      faults: faults.all(),
    })
  })
  return routes
}

function pageLanguage(c: Context): Language {
  const asked = c.req.query('lang')
  if (asked === 'ko' || asked === 'en') return asked
  return languageOf(c.req.header('accept-language'))
}
