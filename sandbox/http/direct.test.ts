import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox, type Payment, type SandboxOptions } from '../index.ts'
import { basic, clientOf, type TossError } from '../test-client.ts'

const noon = Date.parse('2026-11-21T03:00:00Z')
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 50_000, orderName: '머그컵' }
const card = {
  cardNumber: '4906251234123456',
  cardExpirationYear: '30',
  cardExpirationMonth: '07',
  customerIdentityNumber: '881212',
}
const account = { ...order, customerName: '김구매', bank: '20' }

let toss: ReturnType<typeof clientOf>
const start = (options: SandboxOptions = {}) => {
  toss = clientOf(createSandbox({ now: () => noon, seed: 'direct', ...options }).fetch)
}
beforeEach(() => start())

const keyIn = (input: object, headers = {}) =>
  toss.call<Payment & TossError>('POST', '/v1/payments/key-in', input, headers)
const issue = (input: object, headers = {}) =>
  toss.call<Payment & TossError>('POST', '/v1/virtual-accounts', input, headers)

test('a card that is typed in pays at once, and the same order id twice pays twice', async () => {
  const first = await keyIn({ ...order, ...card, cardInstallmentPlan: 3 })
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({
    status: 'DONE',
    type: 'NORMAL',
    method: '카드',
    totalAmount: 50_000,
    card: { number: '49062512****345*', installmentPlanMonths: 3, ownerType: '개인' },
  })
  const second = await keyIn({ ...order, ...card })
  expect(second.body.paymentKey).not.toBe(first.body.paymentKey)
  const key = { 'idempotency-key': 'once' }
  const third = await keyIn({ ...order, ...card }, key)
  expect((await keyIn({ ...order, ...card }, key)).text).toBe(third.text)
})

test.each([
  [{ amount: -1 }, 'BELOW_ZERO_AMOUNT'],
  [{ amount: 99 }, 'BELOW_MINIMUM_AMOUNT'],
  [{ amount: '100' }, 'INVALID_REQUEST'],
  [{ orderId: undefined }, 'INVALID_REQUEST'],
  [{ orderId: '한글' }, 'INVALID_ORDER_ID'],
  [{ orderName: '' }, 'INVALID_ORDER_NAME'],
  [{ orderName: 'x'.repeat(101) }, 'INVALID_ORDER_NAME'],
  [{ cardNumber: '490625' }, 'INVALID_CARD_NUMBER'],
  [{ cardNumber: 4_906_251_234_123_456 }, 'INVALID_CARD_NUMBER'],
  [{ cardExpirationMonth: '13' }, 'INVALID_CARD_EXPIRATION'],
  [{ cardExpirationYear: '26', cardExpirationMonth: '10' }, 'INVALID_CARD_EXPIRATION'],
  [{ customerIdentityNumber: '12345' }, 'INVALID_CARD_IDENTITY'],
  [{ customerIdentityNumber: '881332' }, 'INVALID_BIRTH_DAY_FORMAT'],
  [{ cardPassword: 'ab' }, 'INVALID_CARD_PASSWORD'],
  [{ customerEmail: 'nobody' }, 'INVALID_EMAIL'],
  [{ cardInstallmentPlan: 1 }, 'INVALID_CARD_INSTALLMENT_PLAN'],
  [{ cardInstallmentPlan: 13 }, 'EXCEED_MAX_CARD_INSTALLMENT_PLAN'],
  [
    { cardInstallmentPlan: 2, amount: 49_999 },
    'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT',
  ],
  [{ taxFreeAmount: 50_001 }, 'INVALID_REQUEST'],
])('key-in with %j is refused with %s', async (change, code) => {
  const reply = await keyIn({ ...order, ...card, ...change })
  expect(reply.body.code).toBe(code)
  expect((await toss.getByOrder(order.orderId)).status).toBe(404)
})

test('widget keys have no contract for typing in cards', async () => {
  const widget = { authorization: basic(merchants.widget.secretKey) }
  expect((await keyIn({ ...order, ...card }, widget)).body.code).toBe('NOT_SUPPORTED_METHOD')
})

test('a virtual account is issued without a window, with its secret', async () => {
  const { status, body } = await issue({ ...account, validHours: 24 })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    approvedAt: null,
    method: '가상계좌',
    secret: expect.stringMatching(/^ps_/),
    virtualAccount: {
      accountType: '일반',
      bankCode: '20',
      customerName: '김구매',
      dueDate: '2026-11-22T12:00:00+09:00',
    },
  })
})

test('an order id of two digits is taken as a number and comes back as text', async () => {
  expect((await issue({ ...account, orderId: 71 })).body.orderId).toBe('71')
  start({ readings: { orderIdLength: 'strict' } })
  expect((await issue({ ...account, orderId: 71 })).body.code).toBe('INVALID_ORDER_ID')
})

test.each([
  [
    { validHours: 24, dueDate: '2026-11-25T00:00:00' },
    'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE',
  ],
  [{ validHours: 2161 }, 'EXCEED_MAX_VALID_HOURS'],
  [{ validHours: 0 }, 'INVALID_REQUEST'],
  [{ dueDate: '2027-02-20T12:00:00' }, 'EXCEED_MAX_DUE_DATE'],
  [{ dueDate: 'tomorrow' }, 'INVALID_DATE'],
  [{ dueDate: '2026-11-20T00:00:00' }, 'INVALID_DATE'],
  [{ bank: '00' }, 'INVALID_BANK'],
  [{ bank: '54' }, 'INVALID_BANK'],
  [{ customerName: undefined }, 'INVALID_REQUEST'],
  [{ amount: 0 }, 'BELOW_ZERO_AMOUNT'],
  [{ accountType: '고정' }, 'REQUIRED_ACCOUNT_KEY'],
])('a virtual account with %j is refused with %s', async (change, code) => {
  const reply = await issue({ ...account, ...change })
  expect([reply.status, reply.body.code]).toEqual([400, code])
})

test('a fixed account keeps its number', async () => {
  const fixed = { ...account, accountType: '고정', accountKey: 'customer-1' }
  const first = (await issue(fixed)).body.virtualAccount
  const second = (await issue({ ...fixed, orderId: 'ORD-other' })).body.virtualAccount
  const other = (await issue({ ...fixed, accountKey: 'customer-2' })).body.virtualAccount
  expect(first).toMatchObject({ accountType: '고정', accountNumber: second?.accountNumber })
  expect(other?.accountNumber).not.toBe(first?.accountNumber)
})

test('the cash receipt of a virtual account comes with the deposit', async () => {
  const cashReceipt = { type: '소득공제', registrationNumber: '01012345678' }
  const issued = await issue({ ...account, cashReceipt })
  expect(issued.body.cashReceipt).toBeNull()
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  expect((await toss.get(issued.body.paymentKey)).body).toMatchObject({
    cashReceipt: { type: '소득공제', amount: 50_000 },
    cashReceipts: [{ type: '소득공제' }],
  })
})

test('fields come in English where asked for, in the same order', async () => {
  const korean = (await issue(account)).body
  const english = await toss.get(korean.paymentKey, { 'accept-language': 'en-US' })
  expect(Object.keys(english.body)).toEqual(Object.keys(korean))
  expect(english.body).toMatchObject({
    method: 'Virtual Account',
    virtualAccount: { accountType: 'Normal', bankCode: '20' },
  })
  const paid = await keyIn({ ...order, ...card }, { 'accept-language': 'en-US' })
  expect(paid.body).toMatchObject({ method: 'Card', card: { cardType: 'Credit' } })
})

test('a refund that takes its days is pending until they have passed', async () => {
  start({ readings: { virtualAccountRefund: 'after_two_days' } })
  const { paymentKey } = (await issue(account)).body
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  const refundReceiveAccount = { bank: '88', accountNumber: '110123', holderName: '김구매' }
  const refunded = await toss.cancel(paymentKey, { cancelReason: '변심', refundReceiveAccount })
  expect(refunded.body.virtualAccount?.refundStatus).toBe('PENDING')
  await toss.advance(2 * 86_400)
  expect((await toss.get(paymentKey)).body.virtualAccount?.refundStatus).toBe('COMPLETED')
})

test('an escrow payment is refused in part where the reading says so', async () => {
  start({ readings: { escrowPartialCancel: 'never' } })
  const { paymentKey } = (await issue({ ...account, useEscrow: true })).body
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  const refundReceiveAccount = { bank: '88', accountNumber: '110123', holderName: '김구매' }
  const input = { cancelReason: '변심', refundReceiveAccount }
  const part = await toss.cancel(paymentKey, { ...input, cancelAmount: 1000 })
  expect(part.body.code).toBe('NOT_ALLOWED_PARTIAL_REFUND')
  expect((await toss.cancel(paymentKey, input)).body.status).toBe('CANCELED')
})

test('once the delivery of an escrow payment is registered, the shop cannot cancel it', async () => {
  const { paymentKey } = (await issue({ ...account, useEscrow: true })).body
  const deliver = () => toss.call('POST', `/sandbox/payments/${paymentKey}/delivery`)
  expect((await deliver()).status).toBe(400)
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  const refundReceiveAccount = { bank: '88', accountNumber: '110123', holderName: '김구매' }
  const input = { cancelReason: '변심', refundReceiveAccount }
  const part = await toss.cancel(paymentKey, { ...input, cancelAmount: 1000 })
  expect(part.body.status).toBe('PARTIAL_CANCELED')
  const other = (await issue({ ...account, orderId: 'ORD-delivered', useEscrow: true })).body
  await toss.call('POST', '/sandbox/virtual-accounts/ORD-delivered/deposit')
  await toss.call('POST', `/sandbox/payments/${other.paymentKey}/delivery`)
  const asked = { ...input, cancelAmount: 1000 }
  expect((await toss.cancel(other.paymentKey, asked)).body.code).toBe('NOT_ALLOWED_PARTIAL_REFUND')
  expect((await toss.cancel(other.paymentKey, input)).body.code).toBe('NOT_CANCELABLE_PAYMENT')
})

test('a virtual account can be refunded for a year', async () => {
  const { paymentKey } = (await issue(account)).body
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  const refundReceiveAccount = { bank: '88', accountNumber: '110123', holderName: '김구매' }
  const input = { cancelReason: '변심', cancelAmount: 1000, refundReceiveAccount }
  await toss.advance(365 * 86_400)
  expect((await toss.cancel(paymentKey, input)).status).toBe(200)
  await toss.advance(1)
  expect((await toss.cancel(paymentKey, input)).body.code).toBe('EXCEED_MAX_REFUND_DUE')
})

test('a second payment under a paid order id is refused where the reading says so', async () => {
  start({ readings: { duplicatedOrderId: 'DUPLICATED_ORDER_ID' } })
  expect((await keyIn({ ...order, ...card })).status).toBe(200)
  expect((await keyIn({ ...order, ...card })).body.code).toBe('DUPLICATED_ORDER_ID')
})
