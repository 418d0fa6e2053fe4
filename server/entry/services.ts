/** What a process is made of: database, clock, Toss, secrets, metrics and the verbs of money, opened once. */
import { type Clock, clockWithOffset } from '../kernel/clock.ts'
import { appSecretNames, ensureAppSecrets } from '../platform/app-secret.sql.ts'
import { type Chance, systemChance } from '../platform/chance.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { createMetrics, type Metrics } from '../platform/metrics.ts'
import { type Seal, sealWith } from '../platform/seal.ts'
import { createDb, type Db } from '../platform/sql.ts'
import { createToss, type TossCall } from '../toss/client.ts'
import { type Money, putMoneyTogether } from './money.ts'

export type Services = {
  config: Config
  log: Log
  db: Db
  clock: Clock
  chance: Chance
  metrics: Metrics
  secrets: { auth: Uint8Array<ArrayBuffer> }
  seal: Seal
  money: Money
  close(): Promise<void>
}

const poolSize = 10

export async function openServices(config: Config, log: Log): Promise<Services> {
  const db = createDb({ url: config.database.url, max: poolSize, applicationName: 'hanbeon' })
  try {
    const secrets = await ensureAppSecrets(db, appSecretNames)
    const clock = clockWithOffset(config.clockOffsetSeconds)
    const metrics = createMetrics()
    const toss = createToss({
      baseUrl: config.toss.apiBase,
      secretKey: config.toss.secretKey,
      fetch,
      now: clock.now,
      onCall: (call, trace) => observe(metrics, log, call, trace?.requestId ?? undefined),
    })
    const money = putMoneyTogether({
      db,
      toss,
      clock,
      chance: systemChance,
      log,
      seal: sealWith(secrets.account),
    })
    return {
      config,
      log,
      db,
      clock,
      chance: systemChance,
      metrics,
      secrets: { auth: secrets.auth },
      seal: sealWith(secrets.idempotency),
      money,
      close: () => db.close(),
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

function observe(metrics: Metrics, log: Log, call: TossCall, requestId: string | undefined): void {
  metrics.providerDuration.observe({ operation: call.operation }, call.ms / 1000)
  const code = call.code ?? (call.status === null || call.status >= 500 ? silenceOf(call) : null)
  if (code !== null) metrics.providerErrors.inc({ code })
  log.info(
    {
      request_id: requestId,
      function_name: `payment-provider-${call.operation}`,
      provider: 'toss',
      status: call.status,
      error_code: code,
      provider_trace_id: call.traceId,
      provider_ms: call.ms,
    },
    'toss',
  )
}

function silenceOf(call: TossCall): string {
  const body = call.body
  const silent = typeof body === 'object' && body !== null && 'silent' in body ? body.silent : null
  return silent === 'timeout' ? 'TIMEOUT' : 'NETWORK'
}
