/** Whatever Toss answers to a confirm becomes one of five outcomes; what is not a listed, definite no is in doubt. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/support/app.ts'
import { createTestDatabase } from '../../test/support/database.ts'

const app = await createTestApp(await createTestDatabase())
afterEach(async () => {
  app.answerInTossPlace(null)
  await app.control('DELETE', '/faults')
})

/** Toss core API v1, the error table of confirm: what each code says about the money. */
const declined = `
  BELOW_MINIMUM_AMOUNT EXCEED_MAX_AMOUNT EXCEED_MAX_AUTH_COUNT EXCEED_MAX_CARD_INSTALLMENT_PLAN
  EXCEED_MAX_DAILY_PAYMENT_COUNT EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT EXCEED_MAX_ONE_DAY_AMOUNT
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT EXCEED_MAX_PAYMENT_AMOUNT FDS_ERROR
  INVALID_ACCOUNT_INFO_RE_REGISTER INVALID_CARD_EXPIRATION INVALID_CARD_INSTALLMENT_PLAN INVALID_CARD_LOST_OR_STOLEN
  INVALID_CARD_NUMBER INVALID_PASSWORD INVALID_REJECT_CARD INVALID_STOPPED_CARD NOT_ALLOWED_POINT_USE
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN REJECT_ACCOUNT_PAYMENT
  REJECT_CARD_COMPANY REJECT_CARD_PAYMENT REJECT_TOSSPAY_INVALID_ACCOUNT RESTRICTED_TRANSFER_ACCOUNT`
const configuration = `
  FORBIDDEN_REQUEST INCORRECT_BASIC_AUTH_FORMAT INVALID_API_KEY INVALID_AUTHORIZE_AUTH INVALID_IDEMPOTENCY_KEY
  INVALID_REQUEST INVALID_UNREGISTERED_SUBMALL NOT_FOUND_PAYMENT NOT_FOUND_TERMINAL_ID NOT_REGISTERED_BUSINESS
  UNAUTHORIZED_KEY`
const temporary = 'NOT_AVAILABLE_BANK NOT_AVAILABLE_PAYMENT'
const unclear = `
  ALREADY_PROCESSED_PAYMENT CARD_PROCESSING_ERROR FAILED_INTERNAL_SYSTEM_PROCESSING
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING PROVIDER_ERROR UNAPPROVED_ORDER_ID UNKNOWN_PAYMENT_ERROR
  ALREADY_PROCESSING_REQUEST IDEMPOTENT_REQUEST_PROCESSING`
const words = (text: string) => text.trim().split(/\s+/)

async function confirmWith(answer: () => Response) {
  app.answerInTossPlace((request) =>
    request.url.endsWith('/v1/payments/confirm') ? answer() : undefined,
  )
  const order = await app.newOrder()
  const reply = await app.confirm(order, await app.authenticate(order))
  app.answerInTossPlace(null)
  return { order, reply }
}
const refusal = (code: string, status = 400) =>
  confirmWith(() => Response.json({ code, message: '…' }, { status }))

async function expectFailed(order: { id: string }): Promise<void> {
  expect(await app.orderRow(order.id)).toMatchObject({
    status: 'pending_payment',
    paymentStatus: 'failed',
  })
}
async function expectInDoubt({ order, reply }: Awaited<ReturnType<typeof confirmWith>>) {
  expect([reply.status, reply.body.paymentStatus]).toEqual([202, 'confirming'])
  expect(reply.headers.has('retry-after')).toBe(true)
  expect(await app.orderRow(order.id)).toMatchObject({ paymentStatus: 'confirming' })
}

test.each(words(declined))('%s is a decline', async (code) => {
  const { order, reply } = await refusal(code)
  expect(reply.body).toMatchObject({ code: 'E_PAYMENT_DECLINED', status: 402, providerCode: code })
  expect(reply.body.retryable).toBeUndefined()
  expect(reply.body.detail).not.toBe('…')
  await expectFailed(order)
})

test.each(words(temporary))('%s is a decline that may be tried again', async (code) => {
  const { order, reply } = await refusal(code)
  expect(reply.body).toMatchObject({
    code: 'E_PAYMENT_DECLINED',
    providerCode: code,
    retryable: true,
  })
  await expectFailed(order)
})

test.each(words(configuration))('%s is a provider that cannot be used', async (code) => {
  const { order, reply } = await refusal(code)
  expect(reply.body).toMatchObject({ code: 'E_PROVIDER_DOWN', status: 503, providerCode: code })
  await expectFailed(order)
})

test('NOT_FOUND_PAYMENT_SESSION is a payment whose time is over', async () => {
  const { order, reply } = await refusal('NOT_FOUND_PAYMENT_SESSION', 404)
  expect(reply.body).toMatchObject({ code: 'E_PAYMENT_SESSION_EXPIRED', status: 410 })
  await expectFailed(order)
})

test.each(words(unclear))('%s says nothing about the money', async (code) => {
  await expectInDoubt(await refusal(code))
})

test('200 codes that nobody has listed are in doubt', async () => {
  const invented = fc.tuple(
    fc.stringMatching(/^[A-Z]{3,12}_[A-Z]{3,12}_[A-Z]{3,12}$/),
    fc.constantFrom(400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503),
  )
  await fc.assert(
    fc.asyncProperty(invented, async ([code, status]) => {
      const { reply } = await refusal(code, status)
      expect([reply.status, reply.body.paymentStatus]).toEqual([202, 'confirming'])
    }),
    { numRuns: 200 },
  )
})

describe('in doubt is', () => {
  const payment = (change: object) => async () => {
    const order = await app.newOrder()
    const shown = await app.authenticate(order)
    app.answerInTossPlace((request) =>
      request.url.endsWith('/confirm')
        ? Response.json({
            paymentKey: shown.paymentKey,
            orderId: shown.orderId,
            status: 'DONE',
            currency: 'KRW',
            method: '카드',
            totalAmount: shown.amount,
            balanceAmount: shown.amount,
            approvedAt: '2026-11-21T12:00:00+09:00',
            ...change,
          })
        : undefined,
    )
    return { order, reply: await app.confirm(order, shown) }
  }
  const plain = (response: () => Response) => () => confirmWith(response)

  test.each<[string, () => ReturnType<typeof confirmWith>]>([
    ['a payment of another amount', payment({ totalAmount: 9_999 })],
    ['a payment of another order', payment({ orderId: 'ORD-20260101-0000000' })],
    ['a payment of another key', payment({ paymentKey: 'another' })],
    ['a payment in another currency', payment({ currency: 'USD' })],
    ['a payment that is not done', payment({ status: 'IN_PROGRESS' })],
    ['a payment that ended', payment({ status: 'ABORTED' })],
    ['a payment in a state that nobody knows', payment({ status: 'HALF_DONE' })],
    ['a payment without an amount', payment({ totalAmount: null })],
    ['a page of a proxy', plain(() => new Response('<html>502</html>', { status: 502 }))],
    ['an empty answer', plain(() => new Response('', { status: 200 }))],
    ['nothing at all', plain(() => new Response(null, { status: 204 }))],
    ['a list', plain(() => Response.json([]))],
    ['a refusal without a code', plain(() => Response.json({ error: 'no' }, { status: 400 }))],
    ['a redirect', plain(() => Response.redirect('http://127.0.0.1:1/', 302))],
    ['an answer without end', plain(() => new Response('x'.repeat(1_500_000)))],
    ['a listed code in other letters', () => refusal('reject_card_company')],
  ])('%s', async (_, answer) => {
    await expectInDoubt(await answer())
  })
})

test('a payment exactly as it was asked for is paid', async () => {
  const order = await app.newOrder()
  const reply = await app.confirm(order, await app.authenticate(order))
  expect([reply.status, reply.body.status]).toEqual([200, 'paid'])
})
