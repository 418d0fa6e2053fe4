import { expect, test } from 'vitest'
import { createSandbox, type Payment } from '../index.ts'
import { clientOf, type TossError } from '../test-client.ts'

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000, method: 'VIRTUAL_ACCOUNT' }

const at = (toss: ReturnType<typeof clientOf>) => ({
  deposit: () => toss.call<Payment>('POST', `/sandbox/virtual-accounts/${order.orderId}/deposit`),
  error: () =>
    toss.call<Payment & TossError>(
      'POST',
      `/sandbox/virtual-accounts/${order.orderId}/deposit-error`,
    ),
})

test('a deposit that the bank takes back leaves the account waiting for another', async () => {
  const toss = clientOf(createSandbox({ seed: 'error' }).fetch)
  const issued = await toss.approved(order)
  const bank = at(toss)
  expect((await bank.error()).body.code).toBe('NOT_CANCELABLE_PAYMENT')
  const paid = (await bank.deposit()).body
  const taken = (await bank.error()).body
  expect(taken).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    approvedAt: null,
    balanceAmount: 10_000,
    virtualAccount: { depositorName: null, accountNumber: issued.virtualAccount?.accountNumber },
  })
  expect(taken.lastTransactionKey).not.toBe(paid.lastTransactionKey)
  expect((await bank.deposit()).body.status).toBe('DONE')
})

test('before version 1.5 it cancelled the payment', async () => {
  const toss = clientOf(createSandbox({ seed: 'error', apiVersion: '1.4' }).fetch)
  await toss.approved(order)
  const bank = at(toss)
  await bank.deposit()
  expect((await bank.error()).body).toMatchObject({ status: 'CANCELED', balanceAmount: 0 })
})
