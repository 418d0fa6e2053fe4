import { expect, test } from 'vitest'
import { instantOf, koreanDigits, koreanEventTime, koreanMonth, koreanTime } from './korean-time.ts'

const justAfterMidnight = Date.parse('2026-11-30T15:00:01.250Z')

test('times are Korean wall time with its offset', () => {
  expect(koreanTime(justAfterMidnight)).toBe('2026-12-01T00:00:01+09:00')
  expect(koreanDigits(justAfterMidnight)).toBe('20261201000001')
  expect(koreanMonth(justAfterMidnight)).toBe('2026-12')
})

test('older events carry microseconds and no offset', () => {
  expect(koreanEventTime(justAfterMidnight)).toBe('2026-12-01T00:00:01.250000')
})

test('a due date without an offset is Korean time', () => {
  expect(instantOf('2026-12-01T00:00:01')).toBe(Date.parse('2026-11-30T15:00:01Z'))
  expect(instantOf('2026-11-30T15:00:01Z')).toBe(Date.parse('2026-11-30T15:00:01Z'))
  expect(instantOf('tomorrow')).toBeUndefined()
})
