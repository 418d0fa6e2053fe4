/** How often one address and one account may do what, and how an installation says otherwise. */
import { Trouble } from '../trouble.ts'

/** `count` in each `periodMs` on average, and at most `burst` at once. */
export type Rate = { readonly count: number; readonly periodMs: number; readonly burst: number }

export const limitNames = [
  'confirm',
  'initiate',
  'quote',
  'sign-in',
  'reset',
  'look-up',
  'certificate',
  'refund',
] as const
export type LimitName = (typeof limitNames)[number]
export type RateLimits = Readonly<Record<LimitName, readonly Rate[]>>

const periodsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

const perDay: Rate = { count: 100, periodMs: periodsMs.d, burst: 100 }
const guessing = [perMinute(10), perDay]

export const defaultRateLimits: RateLimits = {
  confirm: [{ count: 20, periodMs: periodsMs.s, burst: 60 }],
  initiate: [perMinute(10)],
  /** Only a quote with a coupon: it answers whether a code exists. */
  quote: [perMinute(20)],
  'sign-in': guessing,
  reset: guessing,
  'look-up': guessing,
  certificate: [perMinute(30)],
  refund: [perMinute(60)],
}

/**
 * `HANBEON_RATE_LIMITS`: `off` switches off every limit (null); `initiate=100/m,confirm=50/s:100` changes some,
 * `:100` being the burst; `sign-in=10/m+100/d` gives one limit two rates, and both must have room.
 */
export function parseRateLimits(text: string | undefined): RateLimits | null {
  const wanted = (text ?? '').trim()
  if (wanted.toLowerCase() === 'off') return null
  const limits: Record<LimitName, readonly Rate[]> = { ...defaultRateLimits }
  if (wanted === '') return limits
  for (const entry of wanted.split(',')) {
    const [name = '', rates = '', more] = entry.trim().split('=')
    if (!isLimitName(name) || more !== undefined) throw malformed(entry)
    limits[name] = rates.split('+').map((rate) => parseRate(rate) ?? fail(entry))
  }
  return limits
}

function parseRate(text: string): Rate | undefined {
  const match = /^(\d{1,9})\/([smhd])(?::(\d{1,9}))?$/.exec(text.trim())
  if (match === null) return undefined
  const [, countText, unit, burstText] = match
  const count = Number(countText)
  const burst = Number(burstText ?? countText)
  if (count < 1 || burst < 1 || !isUnit(unit)) return undefined
  return { count, periodMs: periodsMs[unit], burst }
}

function perMinute(count: number): Rate {
  return { count, periodMs: periodsMs.m, burst: count }
}

function isLimitName(name: string): name is LimitName {
  return limitNames.some((known) => known === name)
}

function isUnit(unit: string | undefined): unit is keyof typeof periodsMs {
  return unit !== undefined && Object.hasOwn(periodsMs, unit)
}

function fail(entry: string): never {
  throw malformed(entry)
}

function malformed(entry: string): Trouble {
  const example = 'initiate=100/m,confirm=50/s:100'
  const names = limitNames.join(', ')
  return new Trouble(
    `HANBEON_RATE_LIMITS의 "${entry.trim()}"을(를) 읽을 수 없어요. ${example} 처럼 적거나 off로 꺼 주세요 (이름: ${names}).`,
    `HANBEON_RATE_LIMITS has "${entry.trim()}", which cannot be read. Write it like ${example}, or off (names: ${names}).`,
  )
}
