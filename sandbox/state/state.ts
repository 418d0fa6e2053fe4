/** Everything the sandbox knows, in one place, with its journal behind it. */

import { defaultReadings, type Readings, type SandboxOptions } from '../options.ts'
import type { Making } from '../payment/create-payment.ts'
import { type Chance, createChance } from './chance.ts'
import { applyEntry, type Entry, entriesOf } from './entry.ts'
import { type Journal, noJournal, openJournal } from './journal.ts'
import { clearStores, createStores, type Stores } from './stores.ts'

export type State = Stores & {
  readonly readings: Readings
  readonly apiVersion: string
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
  const chance = createChance(seedOf(options.seed, starts))

  function tick(): void {
    stores.payments.sweep()
    journal.flush()
    stores.webhooks.runDue()
  }

  return {
    ...stores,
    readings: { ...defaultReadings, ...options.readings },
    apiVersion: options.apiVersion ?? '2022-11-16',
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

/** A restart must not draw the ids of the last run again. */
function seedOf(seed: string | undefined, starts: number): string | undefined {
  return seed === undefined || starts <= 1 ? seed : `${seed}#${starts}`
}

/** What a new payment takes from the state: an instant, chance, and where links lead. */
export function makingOf(state: State): Making {
  const { clock, chance, origin, apiVersion, payments } = state
  return { now: clock.now(), chance, origin, apiVersion, isTaken: payments.has }
}
