/** Korean mobile numbers in every way that people write them. */
import { expect, test } from 'vitest'
import { formatPhone, isMobilePhone, phoneDigits } from './phone.ts'

test.each([
  ['01012345678', '010-1234-5678', '01012345678', true],
  ['010-1234-5678', '010-1234-5678', '01012345678', true],
  ['+82 10-1234-5678', '010-1234-5678', '01012345678', true],
  ['+821012345678', '010-1234-5678', '01012345678', true],
  ['+82 010 1234 5678', '010-1234-5678', '01012345678', true],
  ['821012345678', '010-1234-5678', '01012345678', true],
  ['0111234567', '011-123-4567', '0111234567', true],
  ['01112345678', '011-1234-5678', '01112345678', true],
  ['0191234567', '019-123-4567', '0191234567', true],
  ['0101234567', '010-1234-567', '0101234567', false],
  ['0151234567', '015-123-4567', '0151234567', false],
  ['021234567', '021-234-567', '021234567', false],
  ['', '', '', false],
  ['abc', '', '', false],
])('%s', (typed, shown, digits, valid) => {
  expect(formatPhone(typed)).toBe(shown)
  expect(phoneDigits(typed)).toBe(digits)
  expect(isMobilePhone(typed)).toBe(valid)
})

test.each(['0', '01', '010', '010-1', '010-1234', '010-1234-5'])(
  'while typing, %s stays as it is',
  (typed) => expect(formatPhone(typed)).toBe(typed),
)
