/** Times as Toss writes them: Korean wall time, which is UTC+9 the whole year round. */

const koreaOffsetMs = 9 * 3_600_000

let cachedSecond = Number.NaN
let cachedText = ''

/** `2026-11-21T12:00:00+09:00`, without fractions, as in the Payment object. */
export function koreanTime(ms: number): string {
  const second = Math.floor(ms / 1000)
  // Under load thousands of payments share a second; formatting once is enough.
  if (second !== cachedSecond) {
    cachedSecond = second
    cachedText = `${new Date(second * 1000 + koreaOffsetMs).toISOString().slice(0, 19)}+09:00`
  }
  return cachedText
}

/** The same with milliseconds, for the sandbox's own records. */
export function koreanInstant(ms: number): string {
  return `${new Date(ms + koreaOffsetMs).toISOString().slice(0, 23)}+09:00`
}

/** `2026-11-21T12:00:00.123456`: older webhook events carry no offset. */
export function koreanEventTime(ms: number): string {
  return `${new Date(ms + koreaOffsetMs).toISOString().slice(0, 23)}000`
}

/** `20261121120000`, the middle of a payment key. */
export function koreanDigits(ms: number): string {
  return koreanTime(ms).slice(0, 19).replace(/[-T:]/g, '')
}

/** `2026-11`, for methods that can be cancelled only within their calendar month. */
export function koreanMonth(ms: number): string {
  return koreanTime(ms).slice(0, 7)
}

const localTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/

/** Reads a due date: Korean wall time, or any ISO time that names its offset. */
export function instantOf(text: string): number | undefined {
  const ms = Date.parse(localTime.test(text) ? `${text}+09:00` : text)
  return Number.isNaN(ms) ? undefined : ms
}

const localDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/

/** Reads Korean wall time, where a date alone means midnight; an offset, or a `Z`, is refused. */
export function koreanLocalInstant(text: string): number | undefined {
  if (!localDate.test(text)) return undefined
  const whole = text.length === 10 ? `${text}T00:00:00` : text
  const ms = Date.parse(`${whole}+09:00`)
  // 31 February must not become a day of March.
  return Number.isNaN(ms) || koreanTime(ms).slice(0, 19) !== whole ? undefined : ms
}

/** `2026-11-21`, the Korean day of an instant. */
export function koreanDate(ms: number): string {
  return koreanTime(ms).slice(0, 10)
}
