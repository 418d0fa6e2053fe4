/** Everything the sandbox knows, in one place, with its journal behind it. */

import type { Family } from '../data/merchants.ts'
import { createRateLimit, type RateLimit } from '../http/rate-limit.ts'
import { defaultReadings, type Readings, type SandboxOptions } from '../options.ts'
import type { Making } from '../payment/create-payment.ts'
import { type Chance, createChance } from './chance.ts'
import { applyEntry, type Entry, entriesOf } from './entry.ts'
import { type Journal, noJournal, openJournal } from './journal.ts'
import { clearStores, createStores, type Stores } from './stores.ts'

export type State = Stores & {
  readonly readings: Readings
  /** The API version that a merchant has chosen; payments of the control API begin with that of the window. */
  versionOf(family: Family | null): string
  readonly rateLimit: RateLimit
  /** What a call is working on right now. */
  readonly running: Set<string>
  readonly dataDir: string | undefined
  readonly chance: Chance
  /** Where the sandbox is reached; known once it listens. */
  origin: string
  /** Moves the clock and applies what became due. */
  advance(ms: number): void
  /** Applies what became due by itself. */
  tick(): void
  reset(): void
  /** Writes every change so far to disk; called before anything is answered. */
  flush(): void
  close(): void
}

export function createState(options: SandboxOptions): State {
  let journal: Journal = noJournal
  let starts = 0
  const stores = createStores(options, { journal: () => journal, chance: () => chance })

  if (options.dataDir !== undefined) {
    const opened = openJournal({
      dir: options.dataDir,
      apply(entry: Entry) {
        if (entry.t === 'start') starts = entry.count
        applyEntry(stores, entry)
      },
      *entries() {
        yield { t: 'start', count: starts }
        yield* entriesOf(stores)
      },
    })
    starts += 1
    opened.append({ t: 'start', count: starts })
    opened.flush()
    journal = opened
  }
  const versions: Record<Family, string> = {
    window: options.apiVersion ?? pinnedVersion,
    widget: options.widgetApiVersion ?? pinnedVersion,
  }
  const chance = createChance(seedOf(options.seed, starts))

  function tick(): void {
    stores.payments.sweep()
    journal.flush()
    stores.webhooks.runDue()
  }

  return {
    ...stores,
    readings: { ...defaultReadings, ...options.readings },
    versionOf: (family) => versions[family ?? 'window'],
    rateLimit: createRateLimit(options.requestsPerMinute, stores.clock),
    running: new Set(),
    dataDir: options.dataDir,
    chance,
    origin: 'http://localhost',
    advance(ms) {
      stores.clock.advance(ms)
      journal.append({ t: 'clock', offsetMs: stores.clock.offsetMs })
      tick()
    },
    tick,
    reset() {
      clearStores(stores)
      journal.append({ t: 'reset' })
    },
    flush: () => journal.flush(),
    close: () => journal.close(),
  }
}

const pinnedVersion = '2022-11-16'

/** A restart must not draw the ids of the last run again. */
function seedOf(seed: string | undefined, starts: number): string | undefined {
  return seed === undefined || starts <= 1 ? seed : `${seed}#${starts}`
}

/** What a new payment takes from the state: an instant, chance, and where links lead. */
export function makingOf(state: State, family: Family | null = null): Making {
  const { clock, chance, origin, payments } = state
  const apiVersion = state.versionOf(family)
  return { now: clock.now(), chance, origin, apiVersion, isTaken: payments.has }
}
