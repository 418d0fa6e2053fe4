/** The whole application in one process, over a database and a Toss sandbox of the test, with a clock that it can move. */
import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { createSandbox } from '../../sandbox/index.ts'
import { createApp } from '../../server/app.ts'
import { appPorts } from '../../server/entry/app-ports.ts'
import { putMoneyTogether } from '../../server/entry/money.ts'
import { openServices } from '../../server/entry/services.ts'
import { startMoneyWorker } from '../../server/entry/worker.ts'
import { completeConfig, readSettings } from '../../server/platform/config.ts'
import { createLog } from '../../server/platform/log.ts'
import { sealWith } from '../../server/platform/seal.ts'
import { createToss } from '../../server/toss/client.ts'
import type { TestDatabase } from './database.ts'
import { callOver, shopOf } from './shop.ts'
import { until } from './until.ts'

const tossBase = 'http://127.0.0.1:4010'

export async function createTestApp(
  database: TestDatabase,
  options: { env?: Record<string, string> } = {},
) {
  const sandbox = createSandbox()
  const { owner } = database
  const lines: string[] = []
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }
  /** Answers in Toss's place, where it answers at all. */
  let standIn: (request: Request) => Response | Promise<Response> | undefined = () => undefined

  const keys = (await (await sandbox.fetch(`${tossBase}/sandbox/keys`)).json()) as {
    clientKey: string
    secretKey: string
  }
  const config = completeConfig(readSettings({ HANBEON_RATE_LIMITS: 'off', ...options.env }), {
    databaseUrl: database.serverUrl,
    sandbox: { ...keys, apiBase: tossBase },
    secrets: { webhookSecret: 'webhook secret of the tests', webhookToken: 'webhook-token' },
  })
  const log = createLog({ format: 'json', write: (line) => lines.push(line) })
  const opened = await openServices(config, log)
  const toss = createToss({
    baseUrl: tossBase,
    secretKey: keys.secretKey,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      return (await standIn(request.clone())) ?? sandbox.fetch(request)
    },
    now: clock.now,
  })
  const { db, chance } = opened
  const seal = sealWith(new Uint8Array(randomBytes(32)))
  const money = putMoneyTogether({ db, toss, clock, chance, log, seal })
  const services = { ...opened, clock, money }
  const ports = appPorts(services, { version: 'test', socketAddressOf: () => '203.0.113.7' })
  const app = createApp(ports)

  async function close(): Promise<void> {
    await opened.close()
    sandbox.close()
  }
  afterAll(close)

  const call = callOver(async (path, init) => app.request(path, init))

  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await sandbox.fetch(`${tossBase}/sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return (await response.json()) as T
  }

  async function postToToss(path: string, body: unknown): Promise<void> {
    const response = await sandbox.fetch(`${tossBase}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${keys.secretKey}:`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
  }

  /** The worker runs until `done` says something. */
  async function work<T>(what: string, done: () => T | Promise<T>) {
    const worker = await startMoneyWorker(services)
    try {
      return await until(what, done)
    } finally {
      await worker.stop()
    }
  }

  return {
    ...database,
    ...shopOf({ owner, call, control }),
    app,
    services,
    sandbox,
    lines,
    work,
    /** Both clocks, ours and Toss's, or one of them. */
    advance(seconds: number, whose: 'both' | 'ours' | 'toss' = 'both') {
      if (whose !== 'toss') clock.offsetMs += seconds * 1000
      if (whose !== 'ours') sandbox.clock.advance(seconds * 1000)
    },
    /** Toss takes the money without our server having asked, as after a restore from an old backup. */
    approveAtToss: (shown: { paymentKey: string; orderId: string; amount: number }) =>
      postToToss('/v1/payments/confirm', shown),
    /** Money goes back in Toss's own console. */
    cancelAtToss: (paymentKey: string, cancelAmount?: number) =>
      postToToss(`/v1/payments/${paymentKey}/cancel`, {
        cancelReason: '콘솔에서 취소',
        cancelAmount,
      }),
    answerInTossPlace(answer: typeof standIn | null) {
      standIn = answer ?? (() => undefined)
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>
