/** Only whole mobile numbers get hyphens. */
import { expect, test } from 'vitest'
import { phoneText } from './phone-text.ts'

test.each([
  ['01012345678', '010-1234-5678'],
  ['0111234567', '011-123-4567'],
  ['010-****-5678', '010-****-5678'],
  ['0212345678', '0212345678'],
  [undefined, undefined],
])('%s is shown as %s', (phone, shown) => {
  expect(phoneText(phone)).toBe(shown)
})
