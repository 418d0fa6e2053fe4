/** Periods as Korean days, both ends included: `today`, the last seven, the last thirty. */
import { koreanDay } from '../../ui/format.ts'
import type { Days } from '../api/admin-order.query.ts'

export type Period = 'all' | 'today' | 'week' | 'month' | 'custom'

const dayMs = 24 * 60 * 60 * 1000
const lengthInDays = { today: 1, week: 7, month: 30 } as const
type Preset = keyof typeof lengthInDays

/** `custom` starts from the last seven days, to be changed from there. */
export function daysOf(period: Period, now: number): Days {
  if (period === 'all') return {}
  const days = period === 'custom' ? lengthInDays.week : lengthInDays[period]
  return { from: koreanDay(now - (days - 1) * dayMs), to: koreanDay(now) }
}

export function periodOf({ from, to }: Days, now: number): Period {
  if (from === undefined && to === undefined) return 'all'
  const presets: readonly Preset[] = ['today', 'week', 'month']
  const fits = presets.find((preset) => {
    const days = daysOf(preset, now)
    return days.from === from && days.to === to
  })
  return fits ?? 'custom'
}
