/** Figures of the statistics as text. */

/** A rate between 0 and 1; nothing to divide by is a dash. */
export function percentText(rate: number | null): string {
  if (rate === null) return '–'
  const percent = Math.floor(rate * 1000) / 10
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)}%`
}

/** `0.42`, `1.8`, `12`. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000
  if (seconds >= 10) return String(Math.round(seconds))
  return seconds >= 1 ? seconds.toFixed(1) : seconds.toFixed(2)
}
