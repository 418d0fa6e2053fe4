import { beforeEach, expect, test } from 'vitest'
import { merchants } from '../data/merchants.ts'
import { createSandbox } from '../index.ts'
import { basic, clientOf } from '../test-client.ts'

const noon = Date.parse('2026-11-21T03:00:00Z')
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 30_000 }
const widget = { authorization: basic(merchants.widget.secretKey) }

let toss: ReturnType<typeof clientOf>
beforeEach(() => {
  toss = clientOf(createSandbox({ now: () => noon, seed: 'confirm' }).fetch)
})

test('a confirmed card payment is the whole Payment object, in the order of a real one', async () => {
  const paymentKey = await toss.newPayment({ ...order, orderName: '머그컵 외 1건' })
  const { status, body, headers } = await toss.confirm({ paymentKey, ...order })
  expect(status).toBe(200)
  expect(Object.keys(body).join()).toBe(
    'mId,lastTransactionKey,paymentKey,orderId,orderName,taxExemptionAmount,status,requestedAt,' +
      'approvedAt,useEscrow,cultureExpense,card,virtualAccount,transfer,mobilePhone,giftCertificate,' +
      'cashReceipt,cashReceipts,discount,cancels,secret,type,easyPay,country,failure,' +
      'isPartialCancelable,receipt,checkout,currency,totalAmount,balanceAmount,suppliedAmount,vat,' +
      'taxFreeAmount,method,version,metadata',
  )
  expect(body).toMatchObject({
    mId: 'tsbx_window',
    paymentKey: expect.stringMatching(/^tsbx_20261121120000[A-Za-z0-9]{5}$/),
    lastTransactionKey: expect.stringMatching(/^[0-9A-F]{32}$/),
    orderName: '머그컵 외 1건',
    status: 'DONE',
    requestedAt: '2026-11-21T12:00:00+09:00',
    approvedAt: '2026-11-21T12:00:00+09:00',
    secret: expect.stringMatching(/^ps_[A-Za-z0-9]{28}$/),
    method: '카드',
    totalAmount: 30_000,
    balanceAmount: 30_000,
    suppliedAmount: 27_273,
    vat: 2727,
    card: {
      amount: 30_000,
      number: expect.stringMatching(/^\d{8}\*{4}\d{3}\*$/),
      installmentPlanMonths: 0,
      approveNo: '00000000',
      acquireStatus: 'READY',
    },
    virtualAccount: null,
    cancels: null,
  })
  expect(headers.get('x-tosspayments-trace-id')).toMatch(/^[0-9a-f]{32}$/)
})

// Each row fails its own check and every later one, so the code shows which check came first.
test.each([
  ['no such session', 400_404, {}, 404, 'NOT_FOUND_PAYMENT_SESSION'],
  ['the wrong order', 0, { orderId: 'ORD-other', amount: 1 }, 403, 'FORBIDDEN_REQUEST'],
  ['the wrong amount', 0, { amount: 1 }, 400, 'INVALID_REQUEST'],
])('confirm with %s is refused', async (_name, keyChange, change, status, code) => {
  const paymentKey = await toss.newPayment({ ...order, declineCode: 'REJECT_CARD_PAYMENT' })
  const key = keyChange === 0 ? paymentKey : `${paymentKey}x`
  const reply = await toss.confirm({ paymentKey: key, ...order, ...change })
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect((await toss.get(paymentKey)).body.status).toBe('IN_PROGRESS')
})

test.each([
  ['no amount', { amount: undefined }],
  ['an amount in words', { amount: '30000' }],
  ['no order id', { orderId: undefined }],
  ['no payment key', { paymentKey: undefined }],
  ['a null', null],
])('confirm with %s is an invalid request', async (_name, change) => {
  const paymentKey = await toss.newPayment(order)
  const reply = await toss.confirm(change === null ? null : { paymentKey, ...order, ...change })
  expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST'])
})

test('a second confirm is refused, whatever its body says', async () => {
  const { paymentKey } = await toss.approved(order)
  const reply = await toss.confirm({ paymentKey, orderId: 'ORD-other', amount: 1 })
  expect([reply.status, reply.body.code]).toEqual([400, 'ALREADY_PROCESSED_PAYMENT'])
})

test('a planned decline aborts the payment, says why on look-up, and spends the session', async () => {
  const paymentKey = await toss.newPayment({ ...order, declineCode: 'REJECT_CARD_PAYMENT' })
  const declined = await toss.confirm({ paymentKey, ...order })
  expect([declined.status, declined.body]).toEqual([
    403,
    { code: 'REJECT_CARD_PAYMENT', message: '한도초과 혹은 잔액부족으로 결제에 실패했습니다.' },
  ])
  expect((await toss.get(paymentKey)).body).toMatchObject({
    status: 'ABORTED',
    approvedAt: null,
    failure: { code: 'REJECT_CARD_PAYMENT' },
  })
  const again = await toss.confirm({ paymentKey, ...order })
  expect(again.body.code).toBe('ALREADY_PROCESSED_PAYMENT')
})

test('ten minutes after authentication the session is gone and the payment expired', async () => {
  const paymentKey = await toss.newPayment(order)
  await toss.advance(599)
  expect((await toss.get(paymentKey)).body.status).toBe('IN_PROGRESS')
  await toss.advance(1)
  const reply = await toss.confirm({ paymentKey, ...order })
  expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND_PAYMENT_SESSION'])
  expect((await toss.get(paymentKey)).body).toMatchObject({
    status: 'EXPIRED',
    failure: { code: 'EXPIRED_PAYMENT' },
  })
})

test('a card pays from 100 won, a transfer from 200', async () => {
  for (const [method, amount, code] of [
    ['CARD', 99, 'BELOW_MINIMUM_AMOUNT'],
    ['CARD', 100, undefined],
    ['TRANSFER', 199, 'BELOW_MINIMUM_AMOUNT'],
    ['TRANSFER', 200, undefined],
  ] as const) {
    const orderId = `ORD-${method}-${amount}`
    const paymentKey = await toss.newPayment({ orderId, amount, method })
    expect((await toss.confirm({ paymentKey, orderId, amount })).body.code).toBe(code)
  }
})

test('a payment belongs to the family of keys that made it', async () => {
  const paymentKey = await toss.newPayment({ ...order, family: 'widget' })
  const withWrongKey = await toss.confirm({ paymentKey, ...order })
  expect(withWrongKey.body.code).toBe('NOT_FOUND_PAYMENT_SESSION')
  const { status, body } = await toss.confirm({ paymentKey, ...order }, widget)
  expect([status, body.mId]).toEqual([200, 'tsbx_widget'])
  expect((await toss.get(paymentKey)).body.code).toBe('NOT_FOUND_PAYMENT')
})

test('a payment of the control API belongs to whoever confirms it', async () => {
  const paymentKey = await toss.newPayment(order)
  expect((await toss.confirm({ paymentKey, ...order }, widget)).body.mId).toBe('tsbx_widget')
})

test.each([
  ['EASY_PAY', '간편결제', { easyPay: { provider: '토스페이', amount: 30_000 }, card: null }],
  ['간편결제', '간편결제', { easyPay: { provider: '토스페이' } }],
  ['TRANSFER', '계좌이체', { transfer: { bankCode: '88', settlementStatus: 'INCOMPLETED' } }],
  ['MOBILE_PHONE', '휴대폰', { mobilePhone: { customerMobilePhone: '01000000000' } }],
  [
    'CULTURE_GIFT_CERTIFICATE',
    '문화상품권',
    { giftCertificate: { settlementStatus: 'INCOMPLETED' } },
  ],
])(
  'a payment by %s carries the literal %s and the object of its method',
  async (method, name, parts) => {
    const payment = await toss.approved({ ...order, method })
    expect(payment).toMatchObject({ status: 'DONE', method: name, ...parts })
  },
)

test('a card inside a wallet fills both objects, and their amounts add up', async () => {
  const payment = await toss.approved({ ...order, method: 'EASY_PAY', easyPay: 'SAMSUNGPAY' })
  expect(payment).toMatchObject({
    method: '간편결제',
    easyPay: { provider: '삼성페이', amount: 0 },
    card: { amount: 30_000 },
  })
})

test('of several attempts at one order id, the look-up shows the one that took money', async () => {
  const first = await toss.newPayment(order)
  const second = await toss.newPayment(order)
  const third = await toss.newPayment(order)
  expect(new Set([first, second, third]).size).toBe(3)
  expect((await toss.getByOrder(order.orderId)).body.paymentKey).toBe(third)
  await toss.confirm({ paymentKey: second, ...order })
  expect((await toss.getByOrder(order.orderId)).body.paymentKey).toBe(second)
})

test('the other readings of Toss are selectable', async () => {
  const readings = {
    amountMismatch: 'FORBIDDEN_REQUEST',
    confirmAborted: 'NOT_FOUND_PAYMENT_SESSION',
  } as const
  toss = clientOf(createSandbox({ readings }).fetch)
  const paymentKey = await toss.newPayment({ ...order, declineCode: 'REJECT_CARD_PAYMENT' })
  expect((await toss.confirm({ paymentKey, ...order, amount: 1 })).status).toBe(403)
  await toss.confirm({ paymentKey, ...order })
  expect((await toss.confirm({ paymentKey, ...order })).status).toBe(404)
})

test('the same seed makes the same ids', async () => {
  const run = async (seed: string) => {
    const client = clientOf(createSandbox({ now: () => noon, seed }).fetch)
    return (await client.approved(order)).lastTransactionKey
  }
  expect(await run('a')).toBe(await run('a'))
  expect(await run('a')).not.toBe(await run('b'))
})
