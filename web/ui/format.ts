/** Money and instants as people read them: `35,000원`, `2026. 11. 21.(토) 14:05`, always Korean time. */
import type { Language } from '../text/language.ts'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

export function wonText(amount: number, language: Language = 'ko'): string {
  return language === 'ko'
    ? `${grouped.format(amount)}원`
    : `₩${grouped.format(amount)}`.replace('₩-', '-₩')
}

const weekdays = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export type DateStyle = 'dateTime' | 'date' | 'time'

/** Korea has had no daylight saving time since 1988, so nine hours are always right. */
const koreaOffsetMs = 9 * 60 * 60 * 1000

export function dateText(
  instant: string | number | Date,
  style: DateStyle = 'dateTime',
  language: Language = 'ko',
): string {
  const at = new Date(new Date(instant).getTime() + koreaOffsetMs)
  if (Number.isNaN(at.getTime())) return ''
  const time = `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`
  if (style === 'time') return time
  const day = at.getUTCDate()
  const weekday = weekdays[language][at.getUTCDay()]
  const date =
    language === 'ko'
      ? `${at.getUTCFullYear()}. ${at.getUTCMonth() + 1}. ${day}.(${weekday})`
      : `${weekday} ${day} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
  return style === 'date' ? date : `${date} ${time}`
}

/** The Korean day of an instant, `2026-11-21`. */
export function koreanDay(instant: string | number | Date): string {
  return new Date(new Date(instant).getTime() + koreaOffsetMs).toISOString().slice(0, 10)
}

/** What is left until a moment, `23:59:08`; zero when it has passed. */
export function countdownText(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000))
  const parts = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map((part) =>
    twoDigits(Math.floor(part)),
  )
  return parts.join(':')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
