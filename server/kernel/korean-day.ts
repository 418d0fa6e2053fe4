/** Korean days: the calendar that numbers, statistics and filters go by, whatever the machine's own zone is. */

/** Korea has kept UTC+9, without summer time, since 1988. */
const offsetMs = 9 * 3_600_000
const dayMs = 24 * 3_600_000
const shape = /^(20\d{2})-(\d{2})-(\d{2})$/

/** `YYYY-MM-DD` in Seoul. */
export function koreanDayOf(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** `YYYY-MM-DDTHH:MM:SS+09:00`, for people who read the instant in a table. */
export function koreanTimeOf(instant: Date): string {
  return `${new Date(instant.getTime() + offsetMs).toISOString().slice(0, 19)}+09:00`
}

/** Whether this is a day that the calendar has; the 31st of February is none. */
export function isDay(text: string): boolean {
  if (!shape.test(text)) return false
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}

/** The first instant of a Korean day. */
export function startOfKoreanDay(day: string): Date {
  if (!isDay(day)) throw new RangeError(`${day} is not a day`)
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs)
}

/** From the first instant on, up to the last one but not with it; null is no bound. */
export type Period = { readonly start: Date | null; readonly end: Date | null }

/** Korean days, both ends included. */
export function periodOf(from: string | undefined, to: string | undefined): Period {
  return {
    start: from === undefined ? null : startOfKoreanDay(from),
    end: to === undefined ? null : new Date(startOfKoreanDay(to).getTime() + dayMs),
  }
}
