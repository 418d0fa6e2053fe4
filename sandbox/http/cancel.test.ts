import { beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const account = { bank: '88', accountNumber: '110123456789', holderName: '김구매' }
const cancelReason = '단순 변심'
const dayInSeconds = 86_400

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox({ seed: 'cancel' }).fetch)
})

test('one cancel of the whole makes CANCELED', async () => {
  const { paymentKey } = await toss.approved(order)
  const { status, body } = await toss.cancel(paymentKey, { cancelReason })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'CANCELED',
    totalAmount: 10_000,
    balanceAmount: 0,
    suppliedAmount: 0,
    vat: 0,
    card: { acquireStatus: 'CANCELED' },
  })
  expect(body.cancels).toEqual([
    {
      transactionKey: body.lastTransactionKey,
      cancelReason,
      canceledAt: expect.stringMatching(/\+09:00$/),
      cancelAmount: 10_000,
      taxFreeAmount: 0,
      taxExemptionAmount: 0,
      refundableAmount: 0,
      cardDiscountAmount: 0,
      transferDiscountAmount: 0,
      easyPayDiscountAmount: 0,
      receiptKey: null,
      cancelStatus: 'DONE',
      cancelRequestId: null,
    },
  ])
})

test('parts and then the rest stay PARTIAL_CANCELED, with a balance of 0', async () => {
  const { paymentKey } = await toss.approved(order)
  const first = await toss.cancel(paymentKey, { cancelReason, cancelAmount: 4000 })
  expect(first.body).toMatchObject({
    status: 'PARTIAL_CANCELED',
    balanceAmount: 6000,
    suppliedAmount: 5455,
    vat: 545,
  })
  const rest = await toss.cancel(paymentKey, { cancelReason })
  expect(rest.body).toMatchObject({ status: 'PARTIAL_CANCELED', balanceAmount: 0 })
  expect(rest.body.cancels?.map((c) => [c.cancelAmount, c.refundableAmount])).toEqual([
    [4000, 6000],
    [6000, 0],
  ])
  const again = await toss.cancel(paymentKey, { cancelReason })
  expect([again.status, again.body.code]).toEqual([403, 'NOT_CANCELABLE_AMOUNT'])
})

test.each([
  ['no reason', {}, 400, 'INVALID_REQUEST'],
  ['an empty reason', { cancelReason: '' }, 400, 'INVALID_REQUEST'],
  ['a reason of 201', { cancelReason: 'x'.repeat(201) }, 400, 'INVALID_REQUEST'],
  ['nothing', { cancelReason, cancelAmount: 0 }, 400, 'INVALID_REQUEST'],
  ['less than nothing', { cancelReason, cancelAmount: -1 }, 400, 'INVALID_REQUEST'],
  ['a fraction', { cancelReason, cancelAmount: 1.5 }, 400, 'INVALID_REQUEST'],
  ['text', { cancelReason, cancelAmount: '1000' }, 400, 'INVALID_REQUEST'],
  ['dollars', { cancelReason, currency: 'USD' }, 400, 'INVALID_REQUEST'],
  ['too much', { cancelReason, cancelAmount: 10_001 }, 403, 'NOT_CANCELABLE_AMOUNT'],
  [
    'another balance in mind',
    { cancelReason, cancelAmount: 10_001, refundableAmount: 9999 },
    400,
    'NOT_MATCHES_REFUNDABLE_AMOUNT',
  ],
  [
    'too much tax free',
    { cancelReason, cancelAmount: 1, taxFreeAmount: 1 },
    400,
    'INVALID_REQUEST',
  ],
])('a cancel of %s is refused and changes nothing', async (_name, input, status, code) => {
  const payment = await toss.approved(order)
  const reply = await toss.cancel(payment.paymentKey, input)
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect((await toss.get(payment.paymentKey)).body).toEqual(payment)
})

test('optional fields may be null', async () => {
  const { paymentKey } = await toss.approved(order)
  const input = { cancelReason, cancelAmount: null, refundReceiveAccount: null, currency: 'KRW' }
  expect((await toss.cancel(paymentKey, input)).body.status).toBe('CANCELED')
})

test('what cannot be cancelled says so', async () => {
  const unknown = await toss.cancel('tsbx_nothing', { cancelReason })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND_PAYMENT'])
  const authenticated = await toss.newPayment(order)
  const early = await toss.cancel(authenticated, { cancelReason })
  expect([early.status, early.body.code]).toEqual([403, 'NOT_CANCELABLE_PAYMENT'])
  const { paymentKey } = await toss.approved(order)
  await toss.cancel(paymentKey, { cancelReason })
  const again = await toss.cancel(paymentKey, { cancelReason, refundableAmount: 10_000 })
  expect([again.status, again.body.code]).toEqual([400, 'ALREADY_CANCELED_PAYMENT'])
})

test('tax-free parts are taken off the tax-free amount', async () => {
  const { paymentKey } = await toss.approved({ ...order, taxFreeAmount: 4000 })
  const input = { cancelReason, cancelAmount: 5000, taxFreeAmount: 2000 }
  expect((await toss.cancel(paymentKey, input)).body).toMatchObject({
    balanceAmount: 5000,
    taxFreeAmount: 2000,
    vat: 273,
    suppliedAmount: 2727,
    cancels: [{ taxFreeAmount: 2000 }],
  })
  const rest = (await toss.cancel(paymentKey, { cancelReason })).body
  expect(rest).toMatchObject({ taxFreeAmount: 0, vat: 0, suppliedAmount: 0 })
  expect(rest.cancels?.[1]?.taxFreeAmount).toBe(2000)
})

test('a payment with a tax exemption can only be cancelled whole', async () => {
  const payment = await toss.approved({ ...order, taxExemptionAmount: 1000 })
  expect(payment.isPartialCancelable).toBe(false)
  const part = await toss.cancel(payment.paymentKey, { cancelReason, cancelAmount: 1 })
  expect([part.status, part.body.code]).toEqual([403, 'NOT_ALLOWED_PARTIAL_REFUND'])
  expect((await toss.cancel(payment.paymentKey, { cancelReason })).body.status).toBe('CANCELED')
})

test.each([
  ['MOBILE_PHONE', 32],
  ['TRANSFER', 181],
])('a payment by %s cannot be cancelled after %i days; a card can', async (method, days) => {
  const late = await toss.approved({ ...order, method })
  const card = await toss.approved(order)
  await toss.advance(days * dayInSeconds)
  expect((await toss.cancel(late.paymentKey, { cancelReason })).body.code).toBe(
    'EXCEED_MAX_REFUND_DUE',
  )
  expect((await toss.cancel(card.paymentKey, { cancelReason })).status).toBe(200)
})

test('a virtual account is issued, paid into once, and refunded to an account', async () => {
  const issued = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT', bank: '06' })
  expect(issued).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    approvedAt: null,
    virtualAccount: {
      accountType: '일반',
      accountNumber: expect.stringMatching(/^X\d{13}$/),
      bankCode: '06',
      depositorName: null,
      dueDate: expect.stringMatching(/\+09:00$/),
      refundStatus: 'NONE',
      expired: false,
      settlementStatus: 'INCOMPLETED',
      refundReceiveAccount: null,
    },
  })
  const pay = () => toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  expect((await pay()).body).toMatchObject({ status: 'DONE' })
  expect((await pay()).body).toMatchObject({ code: 'ALREADY_COMPLETED_PAYMENT' })

  for (const [refundReceiveAccount, code] of [
    [undefined, 'INVALID_REFUND_ACCOUNT_INFO'],
    [{ ...account, bank: '00' }, 'INVALID_BANK'],
    [{ ...account, accountNumber: '110-123' }, 'INVALID_REFUND_ACCOUNT_NUMBER'],
    [{ ...account, holderName: '' }, 'INVALID_REFUND_ACCOUNT_INFO'],
  ] as const) {
    const reply = await toss.cancel(issued.paymentKey, { cancelReason, refundReceiveAccount })
    expect([reply.status, reply.body.code]).toEqual([400, code])
  }
  const refunded = await toss.cancel(issued.paymentKey, {
    cancelReason,
    cancelAmount: 3000,
    refundReceiveAccount: account,
  })
  expect(refunded.body).toMatchObject({
    status: 'PARTIAL_CANCELED',
    balanceAmount: 7000,
    virtualAccount: {
      refundStatus: 'COMPLETED',
      refundReceiveAccount: { bankCode: '88', accountNumber: '110123456789', holderName: '김구매' },
    },
  })
})

test('a waiting virtual account can only be cancelled whole, and needs no account', async () => {
  const { paymentKey } = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  const part = await toss.cancel(paymentKey, { cancelReason, cancelAmount: 1 })
  expect([part.status, part.body.code]).toEqual([403, 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT'])
  const whole = await toss.cancel(paymentKey, { cancelReason })
  expect(whole.body).toMatchObject({ status: 'CANCELED', balanceAmount: 0, approvedAt: null })
})

test('past its due date an account is expired, keeps its status, and takes no deposit', async () => {
  const { paymentKey } = await toss.approved({
    ...order,
    method: 'VIRTUAL_ACCOUNT',
    validHours: 24,
  })
  await toss.advance(dayInSeconds)
  expect((await toss.get(paymentKey)).body).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    virtualAccount: { expired: true },
  })
  const paid = await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  expect(paid.status).toBe(400)
})
