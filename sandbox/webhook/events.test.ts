import { expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }

type Sent = { eventType: string; body: { status?: string; data?: { status: string } } }

/** Nobody listens at the address; what would be sent is in the log. */
async function listening(seed: string) {
  const toss = clientOf(createSandbox({ seed }).fetch)
  await toss.call('POST', '/sandbox/webhooks', { url: 'http://127.0.0.1:9/hook' })
  const told = async () => {
    const { body } = await toss.call<{ deliveries: Sent[] }>('GET', '/sandbox/webhook-deliveries')
    return body.deliveries.map((each) => [
      each.eventType,
      each.body.status ?? each.body.data?.status,
    ])
  }
  return { toss, told }
}

test('a virtual account is told of at its issue, deposit, deposit error and cancel, twice each', async () => {
  const { toss, told } = await listening('steps')
  const { paymentKey } = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT' })
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`)
  await toss.call('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit-error`)
  await toss.cancel(paymentKey, { cancelReason: '변심' })
  const all = await told()
  for (const type of ['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK']) {
    expect(
      all
        .filter((each) => each[0] === type)
        .map((each) => each[1])
        .sort(),
    ).toEqual(['CANCELED', 'DONE', 'WAITING_FOR_DEPOSIT', 'WAITING_FOR_DEPOSIT'])
  }
})

test('the due date of an account passes in silence', async () => {
  const { toss, told } = await listening('due')
  const { paymentKey } = await toss.approved({ ...order, method: 'VIRTUAL_ACCOUNT', validHours: 1 })
  const before = await told()
  await toss.advance(3600)
  expect((await toss.get(paymentKey)).body.virtualAccount?.expired).toBe(true)
  expect(await told()).toEqual(before)
})

test('payments without a window are news like any other', async () => {
  const { toss, told } = await listening('direct')
  await toss.call('POST', '/v1/payments/key-in', {
    ...order,
    orderName: '머그컵',
    cardNumber: '4906251234123456',
    cardExpirationYear: '99',
    cardExpirationMonth: '12',
    customerIdentityNumber: '881212',
  })
  expect(await told()).toEqual([['PAYMENT_STATUS_CHANGED', 'DONE']])
})
