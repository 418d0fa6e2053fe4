import { createContext, runInContext } from 'node:vm'
import { loadTossPayments } from '@tosspayments/tosspayments-sdk'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type Sandbox } from '../index.ts'
import { soon } from '../test-client.ts'

const { clientKey } = merchants.window
const widgetKey = merchants.widget.clientKey
const customerKey = 'b7e1c1de-0000-4000-8000-000000000000'
const request = {
  method: 'CARD',
  amount: { currency: 'KRW', value: 10_000 },
  orderId: 'ORD-20261121-AAAAAAA',
  orderName: '머그컵',
  successUrl: 'http://localhost:4000/ok',
  failUrl: 'http://localhost:4000/fail',
}

// biome-ignore lint/suspicious/noExplicitAny: the script under test is JavaScript
type Sdk = any

let sandbox: Sandbox
let visited: string[]
let sdk: Sdk

/** As little of a browser as the script needs to run outside of one. */
async function evaluate(): Promise<Sdk> {
  const script = await (await sandbox.fetch('/v2/standard')).text()
  const window: Sdk = { addEventListener() {} }
  const context = createContext({
    window,
    location: { assign: (url: string) => visited.push(url) },
    document: { documentElement: { lang: 'ko' }, querySelector: () => null },
    fetch: (url: string, init: RequestInit) => sandbox.fetch(url, init),
  })
  runInContext(script, context)
  return window.TossPayments
}

beforeEach(async () => {
  sandbox = createSandbox()
  visited = []
  sdk = await evaluate()
})
afterEach(() => vi.unstubAllGlobals())

const codeOf = async (act: () => unknown) => {
  try {
    await act()
    return undefined
  } catch (error) {
    expect((error as Error).message).not.toBe('')
    return (error as { code: string }).code
  }
}

test('requestPayment registers the payment and goes to its window', async () => {
  void sdk(clientKey).payment({ customerKey }).requestPayment(request)
  await expect.poll(() => visited.length, soon).toBe(1)
  expect(visited[0]).toMatch(/^http:\/\/localhost\/window\/tsbx_/)
})

test('an anonymous buyer is welcome', () => {
  expect(sdk.ANONYMOUS).toBe('@@ANONYMOUS')
  expect(() => sdk(clientKey).payment({ customerKey: sdk.ANONYMOUS })).not.toThrow()
})

test.each<[string, (sdk: Sdk) => unknown]>([
  ['INVALID_CLIENT_KEY', (sdk) => sdk('pk_test')],
  ['INSECURE_KEY_USAGE', (sdk) => sdk(merchants.window.secretKey)],
  ['NOT_SUPPORTED_WIDGET_KEY', (sdk) => sdk(widgetKey).payment({ customerKey })],
  ['NOT_SUPPORTED_API_INDIVIDUAL_KEY', (sdk) => sdk(clientKey).widgets({ customerKey })],
  ['INVALID_CUSTOMER_KEY', (sdk) => sdk(clientKey).payment({ customerKey: 'x' })],
  ['INVALID_CUSTOMER_KEY', (sdk) => sdk(clientKey).payment()],
  ['INVALID_CUSTOMER_KEY', (sdk) => sdk(clientKey).payment({ customerKey: '김 구매' })],
])('the script refuses with %s at once', async (code, act) => {
  expect(await codeOf(() => act(sdk))).toBe(code)
})

test.each([
  ['INVALID_PARAMETERS', { orderId: 'x' }],
  ['INVALID_PARAMETERS', { amount: undefined }],
  ['INCORRECT_SUCCESS_URL_FORMAT', { successUrl: '/ok' }],
  ['NOT_SUPPORTED_METHOD', { method: 'FOREIGN_EASY_PAY' }],
  ['NOT_SUPPORTED_PROMISE', { successUrl: undefined, failUrl: undefined }],
])('requestPayment rejects with %s for %j', async (code, change) => {
  const payment = sdk(clientKey).payment({ customerKey })
  expect(await codeOf(() => payment.requestPayment({ ...request, ...change }))).toBe(code)
  expect(visited).toEqual([])
})

test('widgets want amount, methods and agreement before they request', async () => {
  const widgets = sdk(widgetKey).widgets({ customerKey })
  expect(await codeOf(() => widgets.requestPayment(request))).toBe('NOT_SETUP_AMOUNT')
  expect(await codeOf(() => widgets.renderPaymentMethods({ selector: '#m' }))).toBe(
    'NOT_SETUP_AMOUNT',
  )
  expect(await codeOf(() => widgets.setAmount({ value: 1, currency: 'USD' }))).toBe(
    'INVALID_AMOUNT_CURRENCY',
  )
  await widgets.setAmount({ value: 10_000, currency: 'KRW' })
  expect(await codeOf(() => widgets.renderPaymentMethods({ selector: '#m' }))).toBe(
    'INVALID_SELECTOR',
  )
  expect(await codeOf(() => widgets.requestPayment(request))).toBe('NOT_SELECTED_PAYMENT_METHOD')
})

test('Toss’s own loader finds the global that the script leaves', async () => {
  vi.stubGlobal('window', { TossPayments: sdk })
  vi.stubGlobal('document', {})
  const loaded = await loadTossPayments(clientKey, { src: 'http://localhost:4010/v2/standard' })
  expect(loaded.payment({ customerKey }).requestPayment).toBeTypeOf('function')
})
