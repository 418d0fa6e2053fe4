import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { Billing } from '../billing/billing.ts'
import type { CashReceipt } from '../cash-receipt/cash-receipt.ts'
import type { Payment } from '../payment/payment.ts'
import { clientOf } from '../test-client.ts'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))
const startsWithin = 20_000

const started: ChildProcess[] = []
const folders: string[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function start(dataDir: string) {
  const args = ['--import', 'tsx', program, '--port', '0', '--data-dir', dataDir]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'test' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.push(child)
  const [message] = await once(child, 'message')
  const { port } = message as { port: number }
  return { child, toss: clientOf((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init)) }
}

const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000, orderName: '머그컵' }
const customerKey = 'customer-1'
const card = {
  cardNumber: '9410001234567890',
  cardExpirationYear: '99',
  cardExpirationMonth: '12',
  customerIdentityNumber: '881212',
}

test('billing keys, charges, receipts and transactions survive kill -9', {
  timeout: startsWithin,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-kill-'))
  folders.push(dataDir)
  const first = await start(dataDir)
  const issued = await first.toss.call<Billing>('POST', '/v1/billing/authorizations/card', {
    customerKey,
    ...card,
  })
  const path = `/v1/billing/${issued.body.billingKey}`
  const charge = { ...order, customerKey }
  const key = { 'idempotency-key': 'month-1' }
  const paid = await first.toss.call<Payment>('POST', path, charge, key)
  const receipt = await first.toss.call<CashReceipt>('POST', '/v1/cash-receipts', {
    ...order,
    type: '지출증빙',
    customerIdentityNumber: '1234567890',
  })
  const days = 'startDate=2020-01-01&endDate=2099-01-01'
  const listed = await first.toss.call<object[]>('GET', `/v1/transactions?${days}`)
  expect(listed.body).toMatchObject([{ customerKey, orderId: order.orderId }])
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const { toss } = await start(dataDir)
  expect((await toss.call('POST', path, charge, key)).text).toBe(paid.text)
  expect((await toss.call('GET', `/v1/transactions?${days}`)).body).toEqual(listed.body)
  expect((await toss.call('DELETE', path)).status).toBe(200)
  const cancelled = await toss.call<CashReceipt>(
    'POST',
    `/v1/cash-receipts/${receipt.body.receiptKey}/cancel`,
    {},
  )
  expect(cancelled.body.receiptKey).toBe(`c_${receipt.body.receiptKey}`)
})
