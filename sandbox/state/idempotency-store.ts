/** Answers bound to an idempotency key for 15 days, and the keys whose first request still runs. */

import { createBoundedMap } from './bounded-map.ts'

const fifteenDaysMs = 15 * 86_400_000

export type StoredAnswer = { status: number; body: string }

export type KeptAnswer = StoredAnswer & { key: string; at: number }

export type IdempotencyStore = {
  /** Takes the key for a first request, or says what became of the one that has it. */
  begin(key: string): 'first' | 'running' | StoredAnswer
  /** Binds the answer to the key. */
  keep(key: string, answer: StoredAnswer): void
  /** Gives the key back unbound: the next request with it runs as new. */
  release(key: string): void
  all(): Iterable<KeptAnswer>
  clear(): void
  restore(kept: KeptAnswer): void
}

type Ports = { now(): number; max: number; keptMs?: number; onKeep(kept: KeptAnswer): void }

export function createIdempotencyStore({
  now,
  max,
  keptMs = fifteenDaysMs,
  onKeep,
}: Ports): IdempotencyStore {
  // Bodies are kept as bytes: half the size of the strings, which Korean makes two bytes wide.
  const kept = createBoundedMap<{ status: number; body: Buffer; at: number }>(max)
  const running = new Set<string>()

  function put({ key, status, body, at }: KeptAnswer): void {
    kept.set(key, { status, body: Buffer.from(body), at })
  }

  return {
    begin(key) {
      if (running.has(key)) return 'running'
      const found = kept.get(key)
      if (found !== undefined && now() - found.at < keptMs) {
        return { status: found.status, body: found.body.toString() }
      }
      kept.delete(key)
      running.add(key)
      return 'first'
    },
    keep(key, answer) {
      running.delete(key)
      const entry = { key, ...answer, at: now() }
      put(entry)
      onKeep(entry)
    },
    release: (key) => void running.delete(key),
    *all() {
      for (const [key, { status, body, at }] of kept.entries()) {
        yield { key, status, body: body.toString(), at }
      }
    },
    clear: () => kept.clear(),
    restore: put,
  }
}
