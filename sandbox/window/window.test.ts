import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type Sandbox } from '../index.ts'
import { basic, clientOf } from '../test-client.ts'

const session = {
  clientKey: merchants.window.clientKey,
  product: 'payment',
  method: 'CARD',
  amount: { value: 60_000, currency: 'KRW' },
  orderId: 'ORD-20261121-AAAAAAA',
  orderName: '머그컵 <b>외</b> 1건',
  successUrl: 'http://localhost:4000/checkout/return?token=a%2Bb%20c',
  failUrl: 'http://localhost:4000/checkout/fail?token=t',
}
const order = { orderId: session.orderId, amount: 60_000 }

let sandbox: Sandbox
let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  sandbox = createSandbox({ seed: 'window' })
  toss = clientOf(sandbox.fetch)
})

type Opened = { paymentKey: string; url: string; code: string }
const open = (change: object = {}) =>
  toss.call<Opened>('POST', '/window/sessions', { ...session, ...change })

async function opened(change: object = {}): Promise<string> {
  return (await open(change)).body.paymentKey
}

async function page(paymentKey: string, query = '', headers: Record<string, string> = {}) {
  const response = await sandbox.fetch(`/window/${paymentKey}${query}`, { headers })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** Sends the form as a browser without JavaScript would, and returns where it is led. */
async function submit(paymentKey: string, fields: Record<string, string>) {
  const response = await sandbox.fetch(`/window/${paymentKey}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost' },
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location') ?? '' }
}

test('a session is a READY payment, and its address is the window', async () => {
  const { status, body } = await open()
  expect(status).toBe(201)
  expect(body.url).toMatch(new RegExp(`/window/${body.paymentKey}$`))
  expect((await toss.get(body.paymentKey)).body).toMatchObject({
    status: 'READY',
    method: null,
    orderName: session.orderName,
    totalAmount: 60_000,
  })
  const early = await toss.confirm({ paymentKey: body.paymentKey, ...order })
  expect(early.body.code).toBe('NOT_FOUND_PAYMENT_SESSION')
})

test.each([
  [{ clientKey: 'test_ck_unknown' }, 'INVALID_CLIENT_KEY'],
  [{ clientKey: merchants.widget.clientKey }, 'NOT_SUPPORTED_WIDGET_KEY'],
  [{ product: 'widgets' }, 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'],
  [{ amount: undefined }, 'INVALID_PARAMETERS'],
  [{ amount: { value: 1.5, currency: 'KRW' } }, 'INVALID_AMOUNT_VALUE'],
  [{ amount: { value: 0, currency: 'KRW' } }, 'BELOW_ZERO_AMOUNT'],
  [{ amount: { value: 1000, currency: 'USD' } }, 'INVALID_AMOUNT_CURRENCY'],
  [{ orderId: 'short' }, 'INVALID_PARAMETERS'],
  [{ orderName: '' }, 'INVALID_PARAMETERS'],
  [{ method: 'BARTER' }, 'NOT_SUPPORTED_METHOD'],
  [{ successUrl: '/checkout/return' }, 'INCORRECT_SUCCESS_URL_FORMAT'],
  [{ successUrl: 'javascript:alert(1)' }, 'INCORRECT_SUCCESS_URL_FORMAT'],
  [{ failUrl: undefined }, 'INCORRECT_FAIL_URL_FORMAT'],
  [{ metadata: { 'a[b]': 'c' } }, 'INVALID_METADATA'],
  [{ validHours: 2161 }, 'EXCEED_MAX_DUE_DATE'],
])('a session with %j is refused as %s', async (change, code) => {
  const { status, body } = await open(change)
  expect([status, body.code]).toEqual([400, code])
})

test('approve leads to successUrl, keeps its query, and confirm then takes the money', async () => {
  const paymentKey = await opened()
  const { status, location } = await submit(paymentKey, {
    action: 'approve',
    method: 'CARD',
    cardCode: '51',
    installmentMonths: '3',
  })
  expect(status).toBe(303)
  expect(location).toBe(
    `${session.successUrl}&paymentKey=${paymentKey}&orderId=${session.orderId}&amount=60000`,
  )
  expect((await toss.confirm({ paymentKey, ...order })).body).toMatchObject({
    status: 'DONE',
    card: { issuerCode: '51', installmentPlanMonths: 3 },
  })
})

test('a widget’s return says what kind of payment it was', async () => {
  const widget = { clientKey: merchants.widget.clientKey, product: 'widgets', method: 'KAKAOPAY' }
  const paymentKey = await opened({ ...widget, successUrl: 'http://localhost:4000/ok' })
  expect((await page(paymentKey)).html).toMatch(/value="카카오페이" checked/)
  const { location } = await submit(paymentKey, {
    action: 'approve',
    method: 'EASY_PAY',
    easyPay: '카카오페이',
  })
  expect(location).toBe(
    `http://localhost:4000/ok?paymentType=NORMAL&paymentKey=${paymentKey}&orderId=${session.orderId}&amount=60000`,
  )
  const headers = { authorization: basic(merchants.widget.secretKey) }
  expect((await toss.confirm({ paymentKey, ...order }, headers)).body).toMatchObject({
    method: '간편결제',
    easyPay: { provider: '카카오페이', amount: 60_000 },
  })
})

test('a virtual account keeps the bank and the hours that were asked for', async () => {
  const paymentKey = await opened({
    method: 'VIRTUAL_ACCOUNT',
    validHours: 24,
    customerName: '김구매',
  })
  await submit(paymentKey, { action: 'approve', method: 'VIRTUAL_ACCOUNT', bankCode: '20' })
  const { body } = await toss.confirm({ paymentKey, ...order })
  expect(body).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    virtualAccount: { bankCode: '20', customerName: '김구매' },
  })
  const hours = Date.parse(body.virtualAccount?.dueDate ?? '') - Date.parse(body.requestedAt)
  expect(hours / 3_600_000).toBeCloseTo(24, 1)
})

test('a decline in the window leads to failUrl with code, message and order', async () => {
  const paymentKey = await opened()
  const { location } = await submit(paymentKey, {
    action: 'decline',
    declineCode: 'REJECT_CARD_PAYMENT',
  })
  const url = new URL(location)
  expect(`${url.origin}${url.pathname}`).toBe('http://localhost:4000/checkout/fail')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    token: 't',
    code: 'REJECT_CARD_PAYMENT',
    message: '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    orderId: session.orderId,
  })
  expect((await toss.get(paymentKey)).body.status).toBe('ABORTED')
})

test('a decline at confirm lets the buyer through first', async () => {
  const paymentKey = await opened()
  const { location } = await submit(paymentKey, {
    action: 'decline',
    declineAt: 'confirm',
    declineCode: 'INVALID_STOPPED_CARD',
  })
  expect(location).toContain('/checkout/return')
  const reply = await toss.confirm({ paymentKey, ...order })
  expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_STOPPED_CARD'])
})

test('closing leads to failUrl without the order, and changes nothing', async () => {
  const paymentKey = await opened()
  const { location } = await submit(paymentKey, { action: 'close' })
  expect(Object.fromEntries(new URL(location).searchParams)).toEqual({
    token: 't',
    code: 'PAY_PROCESS_CANCELED',
    message: '사용자에 의해 결제가 취소되었습니다.',
  })
  expect((await toss.get(paymentKey)).body.status).toBe('READY')
})

test('a second click changes nothing and leads to the same place', async () => {
  const paymentKey = await opened()
  const first = await submit(paymentKey, { action: 'approve', method: 'CARD' })
  await toss.confirm({ paymentKey, ...order })
  const second = await submit(paymentKey, { action: 'decline' })
  expect(second.location).toBe(first.location)
  expect((await toss.get(paymentKey)).body.status).toBe('DONE')
  expect((await page(paymentKey, '?lang=ko')).html).toContain('이미 진행된 결제')
})

test('after thirty minutes the window is over', async () => {
  const paymentKey = await opened()
  await toss.advance(1800)
  const { location } = await submit(paymentKey, { action: 'approve', method: 'CARD' })
  expect(location).toContain('code=PAY_PROCESS_ABORTED')
  expect((await toss.get(paymentKey)).body.status).toBe('EXPIRED')
})

test('the page names amount and order safely, and every test hook is there', async () => {
  const { status, html, headers } = await page(await opened())
  expect(status).toBe(200)
  expect(html).toContain('60,000원')
  expect(html).toContain('테스트 결제창')
  expect(html).toContain('머그컵 &lt;b&gt;외&lt;/b&gt; 1건')
  const hooks = ['approve', 'decline', 'close', 'method-card', 'method-easypay', 'method-va']
  for (const hook of hooks) expect(html).toContain(`data-testid="${hook}"`)
  expect(html).not.toContain('<script')
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(headers.get('content-security-policy')).toContain(
    "form-action 'self' http://localhost:4000",
  )
})

test('instalments are offered from 50,000 won', async () => {
  expect((await page(await opened())).html).toContain('12개월')
  const small = await page(await opened({ amount: { value: 49_999, currency: 'KRW' } }))
  expect(small.html).not.toContain('12개월')
})

test('it speaks English where the browser or the address asks for it', async () => {
  const paymentKey = await opened()
  const byHeader = await page(paymentKey, '', { 'accept-language': 'en-US,en' })
  expect(byHeader.html).toContain('Pay 60,000 won')
  expect((await page(paymentKey, '?lang=en')).html).toContain('<html lang="en">')
  const korean = await page(paymentKey, '?lang=ko', { 'accept-language': 'en-US' })
  expect(korean.html).toContain('결제하기')
})

test('unknown windows and odd forms get a page, not a crash', async () => {
  expect((await page('tsbx_nothing')).status).toBe(404)
  const paymentKey = await opened()
  expect((await submit(paymentKey, { action: 'explode' })).status).toBe(400)
  expect((await submit(paymentKey, { action: 'approve', cardCode: 'ZZ' })).status).toBe(400)
  expect((await toss.get(paymentKey)).body.status).toBe('READY')
})

test('the links of a payment lead to pages of the sandbox', async () => {
  const payment = await toss.approved({ ...order, orderName: '머그컵' })
  const receipt = await sandbox.fetch(payment.receipt?.url ?? '', {
    headers: { 'accept-language': 'ko' },
  })
  expect(await receipt.text()).toContain('60,000원')
  expect((await sandbox.fetch(payment.checkout?.url ?? '')).status).toBe(200)
})
