import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { clientOf } from './test-client.ts'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
const startsWithin = 20_000

const started: ChildProcess[] = []
const folders: string[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  started.push(child)
  let output = ''
  child.stdout?.on('data', (data) => {
    output += data
  })
  let errors = ''
  child.stderr?.on('data', (data) => {
    errors += data
  })
  return { child, output: () => output, errors: () => errors }
}

async function start(args: string[]) {
  const running = run(['--port', '0', ...args])
  const [message] = await once(running.child, 'message')
  const { port } = message as { type: string; port: number }
  const toss = clientOf((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init))
  return { ...running, port, toss }
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sandbox-main-'))
  folders.push(made)
  return made
}

test('what it has answered survives kill -9, the lost answer of a fault included', {
  timeout: startsWithin,
}, async () => {
  const args = ['--data-dir', folder()]
  const first = await start(args)
  expect(first.output()).toBe(`Toss sandbox ready http://127.0.0.1:${first.port}\n`)
  const key = { 'idempotency-key': 'key-1' }
  const answered = await first.toss.approved(order)
  const lost = { orderId: 'ORD-20261121-BBBBBBB', amount: 20_000 }
  const paymentKey = await first.toss.newPayment(lost)
  await first.toss.fault({ operation: 'confirm', mode: 'drop_after' })
  await expect(first.toss.confirm({ paymentKey, ...lost }, key)).rejects.toThrow()
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start(args)
  expect((await second.toss.get(answered.paymentKey)).body).toEqual(answered)
  const replay = await second.toss.confirm({ paymentKey, ...lost }, key)
  expect(replay.body).toMatchObject({ status: 'DONE', totalAmount: 20_000 })
  expect((await second.toss.cancel(paymentKey, { cancelReason: '변심' })).body.status).toBe(
    'CANCELED',
  )
})

test('a port in use is one sentence that says what to do', { timeout: startsWithin }, async () => {
  const first = await start([])
  const second = run(['--port', String(first.port)])
  const [code] = await once(second.child, 'exit')
  expect(code).toBe(1)
  expect(second.errors()).toContain('TOSS_SANDBOX_PORT')
  expect(second.errors().trim().split('\n')).toHaveLength(1)
})

test.each([
  [{ NODE_ENV: 'production' }, 'NODE_ENV=production'],
  [{ TOSS_SANDBOX_PORT: 'many' }, 'from 0 to 65535'],
])('with %j it does not start', { timeout: startsWithin }, async (env, sentence) => {
  const refused = run([], env)
  const [code] = await once(refused.child, 'exit')
  expect(code).toBe(1)
  expect(refused.errors()).toContain(sentence)
  expect(refused.errors().trim().split('\n')).toHaveLength(1)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops it cleanly',
  { timeout: startsWithin },
  async (signal) => {
    const { child } = await start([])
    child.kill(signal)
    expect((await once(child, 'exit'))[0]).toBe(0)
  },
)

test('it goes with the parent that started it', { timeout: startsWithin }, async () => {
  const { child } = await start([])
  child.disconnect()
  expect((await once(child, 'exit'))[0]).toBe(0)
})
