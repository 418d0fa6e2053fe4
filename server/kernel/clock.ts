/** The clock port: every instant in a decision about money comes through it. */

export type Clock = { now(): Date }

/** The machine's clock, shifted by a number of seconds (0 in production). */
export function clockWithOffset(offsetSeconds: number): Clock {
  return { now: () => new Date(Date.now() + offsetSeconds * 1000) }
}

export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000)
}
