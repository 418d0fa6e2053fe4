/** A line of the log has its fields, and nothing that is secret or personal. */
import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { scrub } from './log-scrub.ts'

function logged(fields: object, message = 'payment'): Record<string, unknown> {
  const lines: string[] = []
  const log = createLog({ format: 'json', write: (line) => lines.push(line) })
  log.info(fields, message)
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}

test('a line is one JSON object with time, level as a word, and message', () => {
  const line = logged({ request_id: 'r-1', amount: 12_000 })
  expect(line).toEqual({
    level: 'info',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    request_id: 'r-1',
    amount: 12_000,
    message: 'payment',
  })
})

test.each(['authorization', 'password', 'phone', 'email', 'accountNumber', 'token', 'x-signature'])(
  'the field %s is closed, on the line and one level down',
  (name) => {
    const line = logged({ [name]: 'value-to-hide', body: { [name]: 'value-to-hide' } })
    expect(JSON.stringify(line)).not.toContain('value-to-hide')
  },
)

test.each([
  ['test_sk_abc123', 'test_sk_[redacted]'],
  ['live_gsk_abc123', 'live_gsk_[redacted]'],
  ['Basic dGVzdF9zazo=', 'Basic [redacted]'],
  ['Bearer abc.def-ghi', 'Bearer [redacted]'],
  ['postgres://shop:geheim@db/shop', 'postgres://shop:[redacted]@db/shop'],
  ['card 4330123412341234', 'card 433012**********'],
  ['card 4330-1234-1234-1234', 'card 4330-1*************'],
  ['call 010-1234-5678', 'call [phone]'],
  ['call 01012345678', 'call [phone]'],
  ['call +82 10-1234-5678', 'call [phone]'],
  ['from buyer@hanbeon.test', 'from [email]'],
])('%s becomes %s', (value, clean) => {
  expect(scrub(value)).toBe(clean)
})

test.each([
  'ORD-20261121-0A1B2C3',
  'tviva20261121121757MvuS8',
  '2f1e0d3c-1010-4123-8456-010123456789',
  '00f067aa0ba902b700f067aa0ba902b7',
  '2026-11-21T03:28:14.123Z',
  '12345678****123*',
  'test_ck_abc123',
  'GET /api/orders/:id',
])('%s stays as it is', (value) => {
  expect(scrub(value)).toBe(value)
})

test('an error leaves its message and its place, without what is secret in them', () => {
  const line = logged({ err: new Error('no answer for buyer@hanbeon.test with live_sk_abcdef') })
  expect(line.err).toMatchObject({
    type: 'Error',
    message: 'no answer for [email] with live_sk_[redacted]',
  })
})
