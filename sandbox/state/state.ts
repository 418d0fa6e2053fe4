/** Everything the sandbox knows, in one place, with its journal behind it. */

import { createFaultStore, type FaultStore } from '../fault/fault-store.ts'
import { defaultBounds, defaultReadings, type Readings, type SandboxOptions } from '../options.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import { type Chance, createChance } from './chance.ts'
import { type Clock, createClock } from './clock.ts'
import type { Entry } from './entry.ts'
import { createIdempotencyStore, type IdempotencyStore } from './idempotency-store.ts'
import { type Journal, noJournal, openJournal } from './journal.ts'
import { createPaymentStore, type PaymentStore } from './payment-store.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'

export type State = {
  readonly readings: Readings
  readonly apiVersion: string
  readonly dataDir: string | undefined
  readonly clock: Clock
  readonly chance: Chance
  readonly payments: PaymentStore
  readonly idempotency: IdempotencyStore
  readonly faults: FaultStore
  readonly requests: RequestLog
  /** Where the sandbox is reached; known once it listens. */
  origin: string
  /** Moves the clock and applies what became due. */
  advance(ms: number): void
  reset(): void
  /** Writes every change so far to disk; called before anything is answered. */
  flush(): void
  close(): void
}

export type PaymentChange = { record: PaymentRecord; before: PaymentRecord | undefined }

export function createState(
  options: SandboxOptions,
  onChange: (change: PaymentChange) => void,
): State {
  const bounds = { ...defaultBounds, ...options }
  let journal: Journal = noJournal
  let starts = 0

  const clock = createClock(options.now ?? Date.now)
  const payments = createPaymentStore({
    now: clock.now,
    max: bounds.maxPayments,
    onSave(record, before) {
      journal.append({ t: 'payment', record })
      onChange({ record, before })
    },
  })
  const idempotency = createIdempotencyStore({
    now: clock.now,
    max: bounds.maxIdempotencyKeys,
    onKeep: (kept) => journal.append({ t: 'answer', kept }),
  })
  const faults = createFaultStore({
    newId: () => `fault_${chance.alphanumeric(12)}`,
    onChange: (fault) => journal.append({ t: 'fault', fault }),
  })
  const requests = createRequestLog(bounds.maxRequests)

  function clear(): void {
    payments.clear()
    idempotency.clear()
    faults.clear()
    requests.clear()
    clock.setOffset(0)
  }

  function apply(entry: Entry): void {
    switch (entry.t) {
      case 'payment':
        return payments.restore(entry.record)
      case 'answer':
        return idempotency.restore(entry.kept)
      case 'fault':
        return faults.restore(entry.fault)
      case 'clock':
        return clock.setOffset(entry.offsetMs)
      case 'start':
        starts = entry.count
        return
      case 'reset':
        return clear()
    }
  }

  function* entries(): Generator<Entry> {
    yield { t: 'start', count: starts }
    yield { t: 'clock', offsetMs: clock.offsetMs }
    for (const record of payments.all().reverse()) yield { t: 'payment', record }
    for (const kept of idempotency.all()) yield { t: 'answer', kept }
    for (const fault of faults.all()) yield { t: 'fault', fault }
  }

  if (options.dataDir !== undefined) {
    const opened = openJournal({ dir: options.dataDir, apply, entries })
    starts += 1
    opened.append({ t: 'start', count: starts })
    opened.flush()
    journal = opened
  }
  // A restart must not draw the ids of the last run again.
  const seed =
    options.seed === undefined || starts <= 1 ? options.seed : `${options.seed}#${starts}`
  const chance = createChance(seed)

  return {
    readings: { ...defaultReadings, ...options.readings },
    apiVersion: options.apiVersion ?? '2022-11-16',
    dataDir: options.dataDir,
    clock,
    chance,
    payments,
    idempotency,
    faults,
    requests,
    origin: 'http://localhost',
    advance(ms) {
      clock.advance(ms)
      journal.append({ t: 'clock', offsetMs: clock.offsetMs })
      payments.sweep()
    },
    reset() {
      clear()
      journal.append({ t: 'reset' })
    },
    flush: () => journal.flush(),
    close: () => journal.close(),
  }
}
