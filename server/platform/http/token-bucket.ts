/**
 * Token buckets that forget themselves: of each bucket only the instant is kept at which it will be full again.
 *
 * A bucket that is full is as good as none, so what is kept is bounded by what is in use; past `maxBuckets` the
 * ones that were touched longest ago are forgotten first.
 */
import type { Rate } from './rate-limits.ts'

export type Take = { ok: true } | { ok: false; retryAfterMs: number }

export type Buckets = {
  /** Takes one token from every bucket, or, where one is empty, from none. */
  take(wanted: readonly { readonly key: string; readonly rate: Rate }[]): Take
  readonly size: number
}

/** `now` in milliseconds of a clock that only goes forward. */
export function createBuckets(now: () => number, maxBuckets = 50_000): Buckets {
  const fullAt = new Map<string, number>()

  function take(wanted: readonly { readonly key: string; readonly rate: Rate }[]): Take {
    const at = now()
    let retryAfterMs = 0
    const next: [string, number][] = []
    for (const { key, rate } of wanted) {
      const one = rate.periodMs / rate.count
      const emptyUntil = at + one * rate.burst
      const filled = Math.max(fullAt.get(key) ?? at, at) + one
      if (filled - emptyUntil > toleranceMs)
        retryAfterMs = Math.max(retryAfterMs, filled - emptyUntil)
      next.push([key, filled])
    }
    if (retryAfterMs > 0) return { ok: false, retryAfterMs }
    for (const [key, instant] of next) {
      fullAt.delete(key)
      fullAt.set(key, instant)
    }
    if (fullAt.size > maxBuckets) shrink(at)
    return { ok: true }
  }

  function shrink(at: number): void {
    for (const [key, instant] of fullAt) if (instant <= at) fullAt.delete(key)
    for (const key of fullAt.keys()) {
      // A little below the most, so that the next newcomer does not sweep again.
      if (fullAt.size <= maxBuckets * 0.9) return
      fullAt.delete(key)
    }
  }

  return {
    take,
    get size() {
      return fullAt.size
    },
  }
}

/** Sums of fractions of a millisecond are not exact. */
const toleranceMs = 1e-3
