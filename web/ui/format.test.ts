/** Money, dates and countdowns read as Koreans write them, whatever zone the browser is in. */
import { expect, test } from 'vitest'
import { countdownText, dateText, koreanDay, wonText } from './format.ts'

test.each([
  [0, '0원', '₩0'],
  [100, '100원', '₩100'],
  [35000, '35,000원', '₩35,000'],
  [-5000, '-5,000원', '-₩5,000'],
  [1_000_000_000_000, '1,000,000,000,000원', '₩1,000,000,000,000'],
])('%i won', (amount, ko, en) => {
  expect(wonText(amount)).toBe(ko)
  expect(wonText(amount, 'en')).toBe(en)
})

test.each([
  ['2026-11-21T14:05:00+09:00', '2026. 11. 21.(토) 14:05', 'Sat 21 Nov 2026 14:05'],
  ['2026-11-21T05:05:00Z', '2026. 11. 21.(토) 14:05', 'Sat 21 Nov 2026 14:05'],
  ['2026-12-31T15:00:00Z', '2027. 1. 1.(금) 00:00', 'Fri 1 Jan 2027 00:00'],
  ['2026-02-28T23:59:59+09:00', '2026. 2. 28.(토) 23:59', 'Sat 28 Feb 2026 23:59'],
])('%s is %s in Korea', (instant, ko, en) => {
  expect(dateText(instant)).toBe(ko)
  expect(dateText(instant, 'dateTime', 'en')).toBe(en)
})

test('a day and a time stand alone too, and nonsense is empty', () => {
  expect(dateText('2026-11-21T05:05:00Z', 'date')).toBe('2026. 11. 21.(토)')
  expect(dateText('2026-11-21T05:05:00Z', 'time')).toBe('14:05')
  expect(dateText('soon')).toBe('')
  expect(koreanDay('2026-12-31T15:00:00Z')).toBe('2027-01-01')
})

test.each([
  [-1, '00:00:00'],
  [0, '00:00:00'],
  [999, '00:00:00'],
  [61_000, '00:01:01'],
  [86_399_999, '23:59:59'],
  [7 * 86_400_000, '168:00:00'],
])('%i ms left reads %s', (left, text) => {
  expect(countdownText(left)).toBe(text)
})
