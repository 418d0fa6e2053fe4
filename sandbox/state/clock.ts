/** The sandbox's own clock: real time plus an offset that the control API moves. */

export type Clock = {
  /** Epoch milliseconds, as Toss would see them. */
  now(): number
  readonly offsetMs: number
  advance(ms: number): void
  setOffset(ms: number): void
}

export function createClock(realNow: () => number): Clock {
  let offsetMs = 0
  return {
    now: () => realNow() + offsetMs,
    get offsetMs() {
      return offsetMs
    },
    advance(ms) {
      offsetMs += ms
    },
    setOffset(ms) {
      offsetMs = ms
    },
  }
}
