/** The calls of a comparison: none of them moves money or makes anything that lasts. */

export type Probe = {
  name: string
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** `key` signs with the secret key; the others are what is wrong with the signature. */
  auth?: 'key' | 'none' | 'garbled' | 'no_colon' | 'unknown'
  body?: unknown
  headers?: Record<string, string>
}

const nowhere = 'tcmp_20200101000000none0'
const confirm = { method: 'POST', path: '/v1/payments/confirm' } as const
const order = { paymentKey: nowhere, orderId: 'compare-none-0001', amount: 1000 }
const cancel = { method: 'POST', path: `/v1/payments/${nowhere}/cancel` } as const
const look = { method: 'GET', path: `/v1/payments/${nowhere}` } as const

/** `unique` keeps the idempotency keys of two comparisons apart. */
export function probes(unique: string): Probe[] {
  const key = (name: string) => ({ 'idempotency-key': `compare-${unique}-${name}` })
  const code = (name: string) => ({ 'tosspayments-test-code': name })
  return [
    { name: 'lookup of an unknown key', ...look },
    {
      name: 'lookup of an unknown order',
      method: 'GET',
      path: '/v1/payments/orders/compare-none-0001',
    },
    { name: 'lookup in English', ...look, headers: { 'accept-language': 'en-US' } },
    { name: 'no authorization', ...look, auth: 'none' },
    { name: 'garbled authorization', ...look, auth: 'garbled' },
    { name: 'authorization without a colon', ...look, auth: 'no_colon' },
    { name: 'unknown secret key', ...look, auth: 'unknown' },
    { name: 'confirm of an unknown payment', ...confirm, body: order },
    { name: 'confirm without a body', ...confirm },
    { name: 'confirm of {}', ...confirm, body: {} },
    { name: 'confirm without an amount', ...confirm, body: { ...order, amount: undefined } },
    { name: 'confirm with an amount as text', ...confirm, body: { ...order, amount: 'many' } },
    { name: 'confirm with a negative amount', ...confirm, body: { ...order, amount: -1 } },
    { name: 'confirm with broken JSON', ...confirm, body: '{"paymentKey":' },
    { name: 'confirm unsigned and broken: which comes first', ...confirm, auth: 'none', body: '{' },
    { name: 'cancel of an unknown payment', ...cancel, body: { cancelReason: '비교' } },
    { name: 'cancel without a reason: which comes first', ...cancel, body: {} },
    { name: 'cancel of nothing', ...cancel, body: { cancelReason: '비교', cancelAmount: 0 } },
    {
      name: 'idempotency key of 300',
      ...cancel,
      body: { cancelReason: '비교' },
      headers: { 'idempotency-key': `${unique}${'k'.repeat(300 - unique.length)}` },
    },
    {
      name: 'idempotency key of 301',
      ...cancel,
      body: { cancelReason: '비교' },
      headers: { 'idempotency-key': 'k'.repeat(301) },
    },
    { name: 'a refusal bound to its key, first', ...cancel, body: {}, headers: key('bound') },
    {
      name: 'a refusal bound to its key, again',
      ...cancel,
      body: { cancelReason: '비교' },
      headers: key('bound'),
    },
    { name: 'test code', ...confirm, body: order, headers: code('REJECT_CARD_PAYMENT') },
    { name: 'test code on a lookup', ...look, headers: code('NOT_FOUND_PAYMENT') },
    { name: 'unknown test code', ...confirm, body: order, headers: code('NO_SUCH_CODE') },
    {
      name: 'test code and broken JSON: which comes first',
      ...confirm,
      body: '{',
      headers: code('REJECT_CARD_PAYMENT'),
    },
    {
      name: serverErrorFirst,
      ...confirm,
      body: order,
      headers: { ...key('500'), ...code('FAILED_INTERNAL_SYSTEM_PROCESSING') },
    },
    { name: serverErrorAgain, ...confirm, body: order, headers: key('500') },
    { name: 'unknown path', method: 'GET', path: '/v1/compare-none' },
    { name: 'wrong method', method: 'DELETE', path: '/v1/payments/confirm' },
    {
      name: 'charge with an unknown billing key',
      method: 'POST',
      path: '/v1/billing/compare-none',
      body: {},
    },
    { name: 'transactions without dates', method: 'GET', path: '/v1/transactions' },
    { name: 'settlements without dates', method: 'GET', path: '/v1/settlements' },
    { name: promotions, method: 'GET', path: '/v1/cards/promotions' },
  ]
}

export const serverErrorFirst = 'a 500 under a key, first'
export const serverErrorAgain = 'a 500 under a key, again'
export const promotions = 'the older path of card promotions'
