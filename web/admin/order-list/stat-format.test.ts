/** Figures are never rounded up to a success that was not there. */
import { expect, test } from 'vitest'
import { percentText, secondsText } from './stat-format.ts'

test.each([
  [null, '–'],
  [1, '100%'],
  [0.9999, '99.9%'],
  [0.985, '98.5%'],
  [0, '0%'],
])('a rate of %s is %s', (rate, text) => {
  expect(percentText(rate)).toBe(text)
})

test.each([
  [0, '0.00'],
  [420, '0.42'],
  [1840, '1.8'],
  [12_400, '12'],
])('%i ms are %s seconds', (ms, text) => {
  expect(secondsText(ms)).toBe(text)
})
