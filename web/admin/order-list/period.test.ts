/** Periods are Korean days, whatever zone the browser is in. */
import { describe, expect, test } from 'vitest'
import { daysOf, periodOf } from './period.ts'

const lateEveningUtc = Date.parse('2026-11-20T15:30:00Z')
const earlyEveningUtc = Date.parse('2026-11-20T14:59:59Z')

describe('the days of a period', () => {
  test.each([
    ['today', lateEveningUtc, { from: '2026-11-21', to: '2026-11-21' }],
    ['today', earlyEveningUtc, { from: '2026-11-20', to: '2026-11-20' }],
    ['week', lateEveningUtc, { from: '2026-11-15', to: '2026-11-21' }],
    ['month', lateEveningUtc, { from: '2026-10-23', to: '2026-11-21' }],
    ['custom', lateEveningUtc, { from: '2026-11-15', to: '2026-11-21' }],
    ['all', lateEveningUtc, {}],
  ] as const)('%s at %i', (period, now, days) => {
    expect(daysOf(period, now)).toEqual(days)
  })

  test('a period crosses months and years', () => {
    expect(daysOf('week', Date.parse('2026-01-03T12:00:00+09:00'))).toEqual({
      from: '2025-12-28',
      to: '2026-01-03',
    })
  })
})

describe('the period of some days', () => {
  test.each(['all', 'today', 'week', 'month'] as const)('%s is known again', (period) => {
    expect(periodOf(daysOf(period, lateEveningUtc), lateEveningUtc)).toBe(period)
  })

  test.each([
    { from: '2026-11-01' },
    { to: '2026-11-01' },
    { from: '2026-11-01', to: '2026-11-02' },
  ])('%o is custom', (days) => {
    expect(periodOf(days, lateEveningUtc)).toBe('custom')
  })

  test('the days of yesterday are custom today', () => {
    expect(periodOf(daysOf('today', lateEveningUtc - 86_400_000), lateEveningUtc)).toBe('custom')
  })
})
