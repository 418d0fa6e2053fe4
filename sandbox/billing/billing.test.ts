import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type Payment, type SandboxOptions } from '../index.ts'
import { createState } from '../state/state.ts'
import { basic, clientOf, type TossError } from '../test-client.ts'
import type { Billing } from './billing.ts'

const customerKey = 'customer-1'
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 9900, orderName: '구독' }
const card = {
  cardNumber: '9410001234567890',
  cardExpirationYear: '40',
  cardExpirationMonth: '01',
  customerIdentityNumber: '881212',
}

let toss: ReturnType<typeof clientOf>
const folders: string[] = []
const start = (options: SandboxOptions = {}) => {
  toss = clientOf(createSandbox({ seed: 'billing', ...options }).fetch)
}
beforeEach(() => start())
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const byCard = (change: object = {}, headers = {}) =>
  toss.call<Billing & TossError>(
    'POST',
    '/v1/billing/authorizations/card',
    { customerKey, ...card, ...change },
    headers,
  )
const charge = (billingKey: string, change: object = {}, headers = {}) =>
  toss.call<Payment & TossError>(
    'POST',
    `/v1/billing/${billingKey}`,
    { customerKey, ...order, ...change },
    headers,
  )
const remove = (billingKey: string) => toss.call<TossError>('DELETE', `/v1/billing/${billingKey}`)

test('a card becomes a billing key, which pays at once', async () => {
  const { status, body } = await byCard()
  expect(status).toBe(200)
  expect(body).toEqual({
    mId: 'tsbx_window',
    customerKey,
    authenticatedAt: expect.stringMatching(/\+09:00$/),
    method: '카드',
    billingKey: expect.stringMatching(/^[A-Za-z0-9]{43}=$/),
    card: {
      issuerCode: '31',
      acquirerCode: '31',
      number: '94100012****789*',
      cardType: '신용',
      ownerType: '개인',
    },
    transfers: null,
    easyPay: null,
    cardCompany: 'BC',
    cardNumber: '94100012****789*',
  })
  const raw = await charge(body.billingKey)
  expect(raw.body).toMatchObject({ status: 'DONE', type: 'BILLING', card: { issuerCode: '31' } })
  const encoded = await charge(encodeURIComponent(body.billingKey))
  expect(encoded.status).toBe(200)
  const key = { 'idempotency-key': 'month-1' }
  expect((await charge(body.billingKey, {}, key)).text).toBe(
    (await charge(body.billingKey, {}, key)).text,
  )
})

test('since 2024-06-01 a billing has neither cardCompany nor cardNumber', async () => {
  start({ apiVersion: '2024-06-01' })
  const { body } = await byCard()
  expect(Object.keys(body)).not.toContain('cardCompany')
  expect(Object.keys(body)).not.toContain('cardNumber')
  expect((await charge(body.billingKey)).body.version).toBe('2024-06-01')
})

test('an auth key of the window is good for one billing key of its customer', async () => {
  const { body } = await toss.call<{ authKey: string }>('POST', '/sandbox/billing-auths', {
    customerKey,
  })
  const issue = (input: object) =>
    toss.call<Billing & TossError>('POST', '/v1/billing/authorizations/issue', input)
  const { authKey } = body
  expect((await issue({ authKey, customerKey: 'other' })).body.code).toBe(
    'NOT_MATCHES_CUSTOMER_KEY',
  )
  expect((await issue({ authKey, customerKey })).body.customerKey).toBe(customerKey)
  expect((await issue({ authKey, customerKey })).body.code).toBe('NOT_FOUND_BILLING')
  const bogus = await issue({ authKey: 'bogus', customerKey })
  expect([bogus.status, bogus.body.code]).toEqual([404, 'NOT_FOUND_BILLING'])
})

test.each([
  [{ cardNumber: '941000' }, 400, 'INVALID_CARD_NUMBER'],
  [{ cardExpirationYear: '20' }, 400, 'INVALID_CARD_EXPIRATION'],
  [{ customerIdentityNumber: 'x' }, 400, 'INVALID_CARD_IDENTITY'],
  [{ customerIdentityNumber: '991301' }, 400, 'INVALID_BIRTH_DAY_FORMAT'],
  [{ cardPassword: '1' }, 400, 'INVALID_CARD_PASSWORD'],
  [{ customerEmail: 'x' }, 400, 'INVALID_EMAIL'],
  [{ customerKey: 'x' }, 400, 'INVALID_CUSTOMER_KEY'],
  [{ customerKey: 'x'.repeat(301) }, 500, 'FAILED_DB_PROCESSING'],
  [{ customerKey: undefined }, 400, 'INVALID_REQUEST'],
])('a billing key for %j is refused', async (change, status, code) => {
  const reply = await byCard(change)
  expect([reply.status, reply.body.code]).toEqual([status, code])
})

test.each(['a space and !', 'x'.repeat(300)])('the customer key %s is taken', async (key) => {
  expect((await byCard({ customerKey: key })).status).toBe(200)
})

test.each(['4330123412341234', '5520123412341234', '4111111111111111'])(
  'the card %s can be registered, but not charged',
  async (cardNumber) => {
    const { body } = await byCard({ cardNumber })
    expect((await charge(body.billingKey)).body.code).toBe('NOT_SUPPORTED_CARD_TYPE')
  },
)

test('a charge is refused for another customer, an unknown key, and no key at all', async () => {
  const { billingKey } = (await byCard()).body
  expect((await charge(billingKey, { customerKey: 'other' })).body.code).toBe(
    'NOT_MATCHES_CUSTOMER_KEY',
  )
  const unknown = await charge(`${'A'.repeat(43)}=`)
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND_BILLING'])
  expect((await charge('short')).body.code).toBe('INVALID_BILL_KEY_REQUEST')
  expect((await charge(billingKey, { amount: 99 })).body.code).toBe('BELOW_MINIMUM_AMOUNT')
})

test('a deleted key answers with nothing, and charges no more', async () => {
  const { billingKey } = (await byCard()).body
  const removed = await remove(billingKey)
  expect([removed.status, removed.text]).toEqual([200, ''])
  expect((await charge(billingKey)).body.code).toBe('ALREADY_REMOVED_BILLING_KEY')
  expect((await remove(billingKey)).body.code).toBe('BILLING_KEY_NOT_FOUND')
  expect((await remove(`${'A'.repeat(43)}=`)).body.code).toBe('NOT_FOUND_BILLING')
})

test.each([
  ['ALREADY_REMOVED_BILLING_KEY', 400],
  ['NOT_FOUND_BILLING', 404],
  ['done', 200],
] as const)('deleting again may mean %s', async (billingDeletedAgain, status) => {
  start({ readings: { billingDeletedAgain } })
  const { billingKey } = (await byCard()).body
  await remove(billingKey)
  expect((await remove(billingKey)).status).toBe(status)
})

test('widget keys have no contract for billing', async () => {
  const widget = { authorization: basic(merchants.widget.secretKey) }
  expect((await byCard({}, widget)).body.code).toBe('NOT_SUPPORTED_METHOD')
})

test('neither the charge nor its key is news, but deleting the key and cancelling the charge are', async () => {
  await toss.call('POST', '/sandbox/webhooks', { url: 'http://127.0.0.1:9/hook' })
  const { billingKey } = (await byCard()).body
  const { paymentKey } = (await charge(billingKey)).body
  const deliveries = async () =>
    (await toss.call<{ deliveries: { body: object }[] }>('GET', '/sandbox/webhook-deliveries')).body
      .deliveries
  expect(await deliveries()).toEqual([])
  await remove(billingKey)
  expect((await deliveries()).map((each) => each.body)).toEqual([
    {
      eventType: 'BILLING_DELETED',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      data: { billingKey, reason: null },
    },
  ])
  await toss.cancel(paymentKey, { cancelReason: '변심' })
  expect(await deliveries()).toHaveLength(2)
})

test('the oldest billing key makes room for the newest', async () => {
  start({ maxBillingKeys: 2 })
  const first = (await byCard()).body.billingKey
  await byCard()
  const last = (await byCard()).body.billingKey
  expect((await charge(first)).body.code).toBe('NOT_FOUND_BILLING')
  expect((await charge(last)).status).toBe(200)
})

test('billing keys, auth keys and cash receipts are there again after a kill', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-billing-'))
  folders.push(dataDir)
  start({ dataDir })
  const { billingKey } = (await byCard()).body
  const gone = (await byCard()).body.billingKey
  await remove(gone)
  await toss.call('POST', '/sandbox/billing-auths', { customerKey })
  const receipt = {
    ...order,
    type: '소득공제',
    customerIdentityNumber: '01012345678',
  }
  await toss.call('POST', '/v1/cash-receipts', receipt)
  // Nothing is closed: what was answered is on disk.
  const restored = createState({ dataDir })
  expect([...restored.billings.all()].map((each) => each.removedAtMs !== null)).toEqual([
    false,
    true,
  ])
  expect([...restored.billings.allAuths()]).toMatchObject([{ customerKey, isUsed: false }])
  expect([...restored.cashReceipts.all()]).toMatchObject([{ receipt: { amount: 9900 } }])
  restored.close()
  start({ dataDir })
  expect((await charge(billingKey)).status).toBe(200)
  expect((await charge(gone)).body.code).toBe('ALREADY_REMOVED_BILLING_KEY')
})
