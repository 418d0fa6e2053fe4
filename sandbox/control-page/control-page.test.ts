import { beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'
import { presets } from './presets.ts'
import { pageTexts } from './texts.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox().fetch)
})

test.each([
  ['/', 'ko', '결제'],
  ['/sandbox/page', 'ko', '결제'],
  ['/?lang=en', 'en', 'Payments'],
])('GET %s is the control page in %s', async (path, language, word) => {
  const { status, text, headers } = await toss.call('GET', path)
  expect(status).toBe(200)
  expect(text).toContain(`<html lang="${language}">`)
  expect(text).toContain(word)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
})

test('it asks for nothing from elsewhere and carries no script or style in itself', async () => {
  const { text } = await toss.call('GET', '/')
  expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(text).not.toMatch(/ style=| on\w+=|<style/)
  const scripts = text.match(/<script[^>]*>/g) ?? []
  expect(scripts).toEqual([
    '<script type="application/json" id="texts">',
    '<script src="/sandbox/page/control.js" defer>',
  ])
})

test('its script and its style are served', async () => {
  const script = await toss.call('GET', '/sandbox/page/control.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const style = await toss.call('GET', '/sandbox/page/control.css')
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
})

test('its script finds every word that it uses', async () => {
  const { text } = await toss.call('GET', '/sandbox/page/control.js')
  const used = new Set([...text.matchAll(/\bt\.(\w+)/g)].map((match) => match[1] ?? ''))
  expect([...used].filter((name) => !(name in pageTexts.ko))).toEqual([])
})

test('every switch is a fault that can be played', async () => {
  for (const { operation, mode, delayMs } of presets) {
    expect((await toss.fault({ operation, mode, delayMs })).status).toBe(201)
  }
})

test('one answer holds all that it shows, and no secret', async () => {
  await toss.call('POST', '/sandbox/webhooks', { url: 'http://127.0.0.1:9/' })
  await toss.fault({ operation: 'get', mode: 'delay' })
  await toss.approved(order)
  const { body, text } = await toss.call('GET', '/sandbox/page/state')
  expect(body).toMatchObject({
    clock: { offsetSeconds: 0 },
    paymentCount: 1,
    payments: [{ orderId: order.orderId, status: 'DONE' }],
    requests: [{ operation: 'confirm', headers: { authorization: '***' } }],
    webhooks: [{ url: 'http://127.0.0.1:9/' }],
    deliveries: [{ eventType: 'PAYMENT_STATUS_CHANGED' }],
    faults: [{ operation: 'get', mode: 'delay' }],
  })
  expect(text).not.toContain('Basic')
})

test('the console cancels a part and the rest, without the merchant', async () => {
  const { paymentKey } = await toss.approved(order)
  const path = `/sandbox/payments/${paymentKey}/cancel`
  expect((await toss.call('POST', path, { cancelAmount: 4000 })).body).toMatchObject({
    status: 'PARTIAL_CANCELED',
    balanceAmount: 6000,
    cancels: [{ cancelReason: '상점관리자에서 취소' }],
  })
  expect((await toss.call('POST', path)).body).toMatchObject({ balanceAmount: 0 })
  expect((await toss.call('POST', path)).status).toBe(403)
  expect((await toss.call('POST', '/sandbox/payments/none/cancel')).status).toBe(404)
  expect((await toss.call('POST', path, { cancelAmount: 0 })).status).toBe(400)
})

test('a payment can be let expire at once', async () => {
  const paymentKey = await toss.newPayment(order)
  const path = `/sandbox/payments/${paymentKey}/expire`
  expect((await toss.call('POST', path)).body).toMatchObject({ status: 'EXPIRED' })
  expect((await toss.call('POST', path)).status).toBe(400)
  expect((await toss.confirm({ paymentKey, ...order })).body.code).toBe('NOT_FOUND_PAYMENT_SESSION')
})
