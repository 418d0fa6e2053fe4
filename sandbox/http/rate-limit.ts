/** So many requests a minute on each path for each merchant, where the sandbox was told to count. */

import type { Clock } from '../state/clock.ts'

export type RateLimit = {
  /** Counts this request; the seconds until the next minute where it was one too many, else null. */
  take(path: string): number | null
}

const minuteMs = 60_000

/** There are few paths and few merchants, so the counts are few; they begin anew each minute. */
export function createRateLimit(perMinute: number | undefined, clock: Clock): RateLimit {
  if (perMinute === undefined) return { take: () => null }
  const counts = new Map<string, number>()
  let minute = Number.NaN
  return {
    take(path) {
      const now = clock.now()
      if (Math.floor(now / minuteMs) !== minute) {
        minute = Math.floor(now / minuteMs)
        counts.clear()
      }
      const count = (counts.get(path) ?? 0) + 1
      counts.set(path, count)
      return count <= perMinute ? null : Math.ceil((minuteMs - (now % minuteMs)) / 1000)
    },
  }
}
