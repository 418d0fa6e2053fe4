/**
 * How many confirms one sandbox process answers in a second, with idempotency store, request log and
 * webhooks on, and how its memory stands over a million payments with the default bounds.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { merchants } from '../sandbox/data/merchants.ts'
import { portOf } from '../sandbox/http/listen.ts'
import { createSandbox } from '../sandbox/index.ts'
import { freePort } from '../server/platform/embedded-postgres/credentials.ts'
import { closing, type Opened } from './support/closing.ts'
import { closedLoop } from './support/load.ts'
import { listen, machine, median, rounded } from './support/machine.ts'
import { answers, sandbox } from './support/programs.ts'
import { saveBaseline } from './support/save.ts'

const rounds = 3
const perRound = 20_000
const clients = 32
const wantedPerSecond = 5_000
const payments = 1_000_000
const sampleEvery = 100_000
const limitMs = 20 * 60_000
const authorization = `Basic ${Buffer.from(`${merchants.window.secretKey}:`).toString('base64')}`

type Order = { orderId: string; amount: number; paymentKey: string }

export function bench({ save }: { save: boolean }): Promise<number> {
  return closing(limitMs, async (opened) => {
    const heard = await listen()
    const speed = await measureSpeed(opened)
    console.table(speed.results)
    const memory = process.argv.includes('--no-memory') ? undefined : await measureMemory()
    if (memory !== undefined) console.table(memory.samples)
    const noise = heard()
    console.log(`${noise.quiet ? 'quiet' : 'noisy'} machine: ${JSON.stringify(noise)}`)
    const perSecond = median(speed.results.map((each) => each.perSecond))
    console.log(
      `${perSecond} confirms a second; ${memory?.growthMb ?? '–'} MB more from 200,000 payments on`,
    )
    if (save) saveBaseline('sandbox', { machine: machine(), noise, perSecond, ...speed, memory })
    return perSecond >= wantedPerSecond ? 0 : 1
  })
}

async function measureSpeed(opened: Opened) {
  const folder = await mkdtemp(join(tmpdir(), 'hanbeon-bench-'))
  opened.add(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const program = sandbox(port, join(folder, 'sandbox.log'))
  opened.add(() => program.end())
  const url = `http://127.0.0.1:${port}`
  await answers(`${url}/sandbox/healthz`, program)
  const receiver = await openReceiver(opened)
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  opened.add(() => agent.destroy())
  const call = caller(agent, port)
  await call('/sandbox/webhooks', { url: receiver.url })

  const results = []
  for (let round = 0; round <= rounds; round += 1) {
    const orders: Order[] = Array.from({ length: perRound }, (_, n) => ({
      orderId: `bench-${round}-${n}`,
      amount: 10_000,
      paymentKey: '',
    }))
    await closedLoop(clients, orders, async (order) => {
      const { orderId, amount } = order
      const made = await call('/sandbox/payments', { orderId, amount })
      order.paymentKey = String(JSON.parse(made.text).paymentKey)
      return made.status === 201
    })
    const before = receiver.count()
    const run = await closedLoop(clients, orders, async (order) => {
      const { status } = await call('/v1/payments/confirm', order, randomUUID())
      return status === 200
    })
    const webhooksMeanwhile = receiver.count() - before
    const drainedMs = await drained(receiver, before + perRound)
    // The first round warms the compiler up.
    if (round === 0) continue
    const { perSecond, p50, p99, refused } = run
    results.push({
      perSecond: Math.round(perSecond),
      p50: rounded(p50),
      p99: rounded(p99),
      refused,
      webhooksMeanwhile,
      drainedMs,
    })
  }
  return { rounds, perRound, clients, results }
}

/** Every approval is told, sooner or later. */
async function drained(receiver: { count(): number }, wanted: number): Promise<number> {
  const begunAt = performance.now()
  while (receiver.count() < wanted) {
    if (performance.now() - begunAt > 120_000) throw new Error('webhooks are missing')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Math.round(performance.now() - begunAt)
}

async function openReceiver(opened: Opened) {
  let count = 0
  const server = createServer((incoming, response) => {
    incoming.resume()
    incoming.once('end', () => {
      count += 1
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.add(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${portOf(server)}/`, count: () => count }
}

function caller(agent: Agent, port: number) {
  return (path: string, input: object, key?: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const body = JSON.stringify(input)
      const headers = {
        authorization,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      }
      const options = { agent, host: '127.0.0.1', port, path, method: 'POST', headers }
      const sent = request(options, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.once('error', reject)
      })
      sent.once('error', reject)
      sent.end(body)
    })
}

/** In this process, so that its garbage can be collected before each look. */
async function measureMemory() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const toss = createSandbox({ seed: 'memory' })
  const post = async (path: string, input: object, headers: Record<string, string> = {}) => {
    const body = JSON.stringify(input)
    const response = await toss.fetch(path, { method: 'POST', body, headers })
    return JSON.parse(await response.text()) as { paymentKey: string; status: string }
  }
  const samples: { payments: number; heapMb: number; rssMb: number }[] = []
  for (let n = 1; n <= payments; n += 1) {
    const order = { orderId: `memory-${n}`, amount: 10_000 }
    const { paymentKey } = await post('/sandbox/payments', order)
    const headers = { authorization, 'idempotency-key': `memory-${n}` }
    const { status } = await post('/v1/payments/confirm', { paymentKey, ...order }, headers)
    if (status !== 'DONE') throw new Error(`payment ${n} is ${status}`)
    if (n % sampleEvery !== 0) continue
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    samples.push({
      payments: n,
      heapMb: rounded(heapUsed / 2 ** 20, 0),
      rssMb: rounded(rss / 2 ** 20, 0),
    })
  }
  const at = (count: number) => samples.find((each) => each.payments === count)?.heapMb ?? 0
  return { samples, growthMb: at(payments) - at(200_000) }
}
