/** Korean days. */
import { expect, test } from 'vitest'
import { isDay, koreanDayOf, koreanTimeOf, periodOf, startOfKoreanDay } from './korean-day.ts'

test.each([
  ['2026-11-20T14:59:59.999Z', '2026-11-20'],
  ['2026-11-20T15:00:00.000Z', '2026-11-21'],
  ['2026-12-31T15:00:00.000Z', '2027-01-01'],
])('%s belongs to the Korean day %s', (instant, day) => {
  expect(koreanDayOf(new Date(instant))).toBe(day)
})

test('an instant is written with the Korean offset', () => {
  expect(koreanTimeOf(new Date('2026-11-20T15:04:05.678Z'))).toBe('2026-11-21T00:04:05+09:00')
})

test('a day begins nine hours before its midnight in UTC', () => {
  expect(startOfKoreanDay('2026-11-21').toISOString()).toBe('2026-11-20T15:00:00.000Z')
})

test('a period has all of its first and all of its last day', () => {
  const { start, end } = periodOf('2026-11-21', '2026-11-21')
  expect(start?.toISOString()).toBe('2026-11-20T15:00:00.000Z')
  expect(end?.toISOString()).toBe('2026-11-21T15:00:00.000Z')
  expect(periodOf(undefined, undefined)).toEqual({ start: null, end: null })
})

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['1999-01-01', false],
  ['2026-1-1', false],
  ['2026-11-21T00:00', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})
