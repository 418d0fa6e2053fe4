import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSandbox, type Payment } from '../index.ts'
import { clientOf, type TossError } from '../test-client.ts'
import { splitAmount } from './amounts.ts'
import type { PaymentStatus } from './payment.ts'

/** What may follow what; a status may always stay as it is. */
const next: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  READY: ['IN_PROGRESS', 'EXPIRED'],
  IN_PROGRESS: ['DONE', 'WAITING_FOR_DEPOSIT', 'ABORTED', 'EXPIRED'],
  WAITING_FOR_DEPOSIT: ['DONE', 'CANCELED'],
  DONE: ['CANCELED', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'],
  PARTIAL_CANCELED: [],
  CANCELED: [],
  ABORTED: [],
  EXPIRED: [],
}

const fields =
  'mId,lastTransactionKey,paymentKey,orderId,orderName,taxExemptionAmount,status,requestedAt,' +
  'approvedAt,useEscrow,cultureExpense,card,virtualAccount,transfer,mobilePhone,giftCertificate,' +
  'cashReceipt,cashReceipts,discount,cancels,secret,type,easyPay,country,failure,' +
  'isPartialCancelable,receipt,checkout,currency,totalAmount,balanceAmount,suppliedAmount,vat,' +
  'taxFreeAmount,method,version,metadata'

const methodObjects = [
  ['card', ['카드', '간편결제']],
  ['virtualAccount', ['가상계좌']],
  ['transfer', ['계좌이체']],
  ['mobilePhone', ['휴대폰']],
  ['giftCertificate', ['문화상품권', '도서문화상품권', '게임문화상품권']],
  ['easyPay', ['간편결제']],
] as const

/** Sections 3 to 5 of what is known about Toss's Payment object. */
function keepsTheRules(payment: Payment): void {
  expect(Object.keys(payment).join()).toBe(fields)
  const { status, method, totalAmount, balanceAmount, taxFreeAmount, taxExemptionAmount } = payment
  const cancels = payment.cancels ?? []
  const given = cancels.reduce((sum, cancel) => sum + cancel.cancelAmount, 0)
  expect(balanceAmount).toBe(totalAmount - given)
  expect(balanceAmount).toBeGreaterThanOrEqual(0)
  const { suppliedAmount, vat } = splitAmount(balanceAmount, taxFreeAmount, taxExemptionAmount)
  expect([payment.suppliedAmount, payment.vat]).toEqual([suppliedAmount, vat])
  expect(suppliedAmount + vat + taxFreeAmount + taxExemptionAmount).toBe(balanceAmount)
  expect(payment.cancels).not.toEqual([])

  let balance = totalAmount
  for (const cancel of cancels) {
    balance -= cancel.cancelAmount
    expect(cancel.refundableAmount).toBe(balance)
    expect(cancel.cancelStatus).toBe('DONE')
  }
  if (cancels.length > 0) {
    expect(payment.lastTransactionKey).toBe(cancels.at(-1)?.transactionKey)
    const inOneGo = cancels.length === 1 && balanceAmount === 0
    expect(status).toBe(inOneGo ? 'CANCELED' : 'PARTIAL_CANCELED')
  } else {
    expect(['CANCELED', 'PARTIAL_CANCELED']).not.toContain(status)
  }
  if (!payment.isPartialCancelable) expect([0, totalAmount]).toContain(balanceAmount)
  if (status === 'DONE' || status === 'PARTIAL_CANCELED') expect(payment.approvedAt).not.toBeNull()
  if (['READY', 'IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'ABORTED', 'EXPIRED'].includes(status)) {
    expect(payment.approvedAt).toBeNull()
  }
  expect(payment.failure !== null).toBe(status === 'ABORTED' || status === 'EXPIRED')
  for (const [part, methods] of methodObjects) {
    if (payment[part] !== null) expect(methods).toContain(method)
  }
  if (payment.easyPay !== null) {
    const { amount, discountAmount } = payment.easyPay
    expect((payment.card?.amount ?? 0) + amount + discountAmount).toBe(totalAmount)
  }
  for (const time of [payment.requestedAt, payment.approvedAt]) {
    if (time !== null) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/)
  }
  expect(payment.secret?.length ?? 0).toBeLessThanOrEqual(50)
  expect(payment.paymentKey.length).toBeLessThanOrEqual(200)
  expect(payment.mId.length).toBeLessThanOrEqual(14)
}

const methods = [
  'CARD',
  'EASY_PAY',
  'VIRTUAL_ACCOUNT',
  'TRANSFER',
  'MOBILE_PHONE',
  'CULTURE_GIFT_CERTIFICATE',
]

/** The first few are there from the beginning, and are where most of the steps meet. */
const at = fc.oneof(fc.nat(3), fc.nat(6))
const amount = fc.integer({ min: 200, max: 60_000 })
const account = { bank: '88', accountNumber: '110123456789', holderName: '김구매' }

const cancelStep = fc.record({
  do: fc.constant('cancel' as const),
  at,
  cancelAmount: fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: -1, max: 70_000 }),
  ),
  taxFreeAmount: fc.constantFrom(undefined, undefined, 50),
  refundableAmount: fc.constantFrom(undefined, undefined, undefined, 1),
  withAccount: fc.constantFrom(true, true, false),
})

/** Each step names a payment by its place; places that are still empty make the step illegal. */
const step = fc.oneof(
  fc.record({
    do: fc.constant('open' as const),
    method: fc.constantFrom(...methods),
    amount,
    taxFreeAmount: fc.constantFrom(0, 0, 100),
    taxExemptionAmount: fc.constantFrom(0, 0, 0, 100),
    declineCode: fc.constantFrom(undefined, undefined, undefined, 'REJECT_CARD_PAYMENT'),
  }),
  fc.record({ do: fc.constant('issue' as const), amount }),
  fc.record({ do: fc.constant('keyIn' as const), amount }),
  fc.record({ do: fc.constant('charge' as const), amount }),
  fc.record({ do: fc.constant('confirm' as const), at, more: fc.constantFrom(0, 0, 0, 1) }),
  fc.record({ do: fc.constant('deposit' as const), at }),
  fc.record({ do: fc.constant('depositError' as const), at }),
  { weight: 6, arbitrary: cancelStep },
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 300, 601, 86_400) }),
)

type Row = { paymentKey: string; status: PaymentStatus; amount: number }

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Every run begins with money that has come in, so that there is something to cancel. */
const beginning: readonly Step[] = [
  { do: 'keyIn', amount: 1000 },
  { do: 'charge', amount: 2000 },
  { do: 'issue', amount: 3000 },
  { do: 'deposit', at: 2 },
  {
    do: 'open',
    method: 'CARD',
    amount: 4000,
    taxFreeAmount: 0,
    taxExemptionAmount: 100,
    declineCode: undefined,
  },
  { do: 'confirm', at: 3, more: 0 },
]

function world(seed: string) {
  const toss = clientOf(createSandbox({ seed }).fetch)
  const known: { paymentKey: string; orderId: string; amount: number }[] = []
  let billingKey = ''
  const customerKey = 'customer-1'
  const card = {
    cardNumber: '9410001234567890',
    cardExpirationYear: '99',
    cardExpirationMonth: '12',
    customerIdentityNumber: '881212',
  }
  const nameOf = () => ({ orderId: `ORD-${known.length}-rules`, orderName: '머그컵' })
  const post = (path: string, input?: object) => toss.call<Payment & TossError>('POST', path, input)

  async function remember(reply: { body: Payment }, value: number) {
    const { paymentKey, orderId } = reply.body
    if (paymentKey !== undefined) known.push({ paymentKey, orderId, amount: value })
  }

  /** Does the step, and says whether Toss took it. */
  async function run(wanted: Step): Promise<boolean> {
    switch (wanted.do) {
      case 'open': {
        const name = nameOf()
        const paymentKey = await toss.newPayment({ ...name, ...wanted })
        known.push({ paymentKey, orderId: name.orderId, amount: wanted.amount })
        return true
      }
      case 'issue': {
        const input = { ...nameOf(), amount: wanted.amount, customerName: '김구매', bank: '88' }
        await remember(await post('/v1/virtual-accounts', input), wanted.amount)
        return true
      }
      case 'keyIn': {
        const input = { ...nameOf(), ...card, amount: wanted.amount }
        await remember(await post('/v1/payments/key-in', input), wanted.amount)
        return true
      }
      case 'charge': {
        if (billingKey === '') {
          const issued = await toss.call<{ billingKey: string }>(
            'POST',
            '/v1/billing/authorizations/card',
            { customerKey, ...card },
          )
          billingKey = issued.body.billingKey
        }
        const input = { ...nameOf(), customerKey, amount: wanted.amount }
        await remember(await post(`/v1/billing/${billingKey}`, input), wanted.amount)
        return true
      }
      case 'wait':
        await toss.advance(wanted.seconds)
        return true
    }
    const about = known[wanted.at] ?? {
      paymentKey: 'nothing',
      orderId: 'nothing-at-all',
      amount: 1,
    }
    const { paymentKey, orderId } = about
    switch (wanted.do) {
      case 'confirm': {
        const input = { paymentKey, orderId, amount: about.amount + wanted.more }
        return (await toss.confirm(input)).status === 200
      }
      case 'deposit':
        return (await post(`/sandbox/virtual-accounts/${orderId}/deposit`)).status === 200
      case 'depositError':
        return (await post(`/sandbox/virtual-accounts/${orderId}/deposit-error`)).status === 200
      case 'cancel': {
        const { at: _at, do: _do, withAccount, ...input } = wanted
        const refundReceiveAccount = withAccount ? account : undefined
        const asked = { ...input, cancelReason: '변심', refundReceiveAccount }
        return (await toss.cancel(paymentKey, asked)).status === 200
      }
    }
  }

  async function look(): Promise<Map<string, Payment>> {
    const found = new Map<string, Payment>()
    for (const { paymentKey } of known) {
      found.set(paymentKey, (await toss.get(paymentKey)).body)
    }
    return found
  }

  /** What the list of transactions says has come in and stayed, by payment. */
  async function booked(): Promise<Map<string, number>> {
    const sums = new Map<string, number>()
    const path = '/v1/transactions?startDate=2020-01-01&endDate=2120-01-01&limit=5000'
    const { body } = await toss.call<Row[]>('GET', path)
    for (const { paymentKey, status, amount } of body) {
      const signed = status === 'DONE' ? amount : -amount
      sums.set(paymentKey, (sums.get(paymentKey) ?? 0) + signed)
    }
    return sums
  }
  return { run, look, booked }
}

/** A refused confirm may abort or expire what it was about; no other refusal changes a payment. */
function mayChange(step: Step, isTaken: boolean, after: Payment): boolean {
  return isTaken || (step.do === 'confirm' && after.status === 'ABORTED')
}

test('whatever is asked in whatever order, every payment keeps the rules of Toss', {
  timeout: 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { run, look, booked } = world('rules')
      let before = await look()
      for (const each of [...beginning, ...steps]) {
        const isTaken = await run(each)
        const after = await look()
        for (const [key, payment] of after) {
          keepsTheRules(payment)
          const was = before.get(key)
          if (was === undefined) continue
          if (was.status !== payment.status) expect(next[was.status]).toContain(payment.status)
          expect(payment.totalAmount).toBe(was.totalAmount)
          if (!mayChange(each, isTaken, payment)) expect(payment).toEqual(was)
        }
        before = after
      }
      const sums = await booked()
      for (const [key, payment] of before) {
        const expected = payment.approvedAt === null ? 0 : payment.balanceAmount
        expect(sums.get(key) ?? 0).toBe(expected)
      }
    }),
    { numRuns: 50 },
  )
})
