/** One refund, one key: whatever is not known to be refused is only ever sent again as it was. */
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../api/api-error.ts'
import { intentFor, keepIntent, openIntent } from './refund-intent.ts'
import { outcomeOfError, outcomeOfStatus } from './refund-outcome.ts'

let made = 0
const newKey = (): string => {
  made += 1
  return `key-${made}`
}
const body = { reason: '단순 변심', amount: 1000 }

describe('the key', () => {
  test('the same content keeps its key', () => {
    const first = intentFor(body, 1000, undefined, newKey)
    expect(intentFor({ ...body }, 1000, first, newKey).key).toBe(first.key)
    expect(intentFor({ ...body }, 1000, { ...first, state: 'open' }, newKey).key).toBe(first.key)
  })

  test('other content gets another key', () => {
    const first = intentFor(body, 1000, undefined, newKey)
    expect(intentFor({ ...body, amount: 2000 }, 2000, first, newKey).key).not.toBe(first.key)
  })

  test('after a refusal the same content is a new request', () => {
    const first = intentFor(body, 1000, undefined, newKey)
    expect(intentFor(body, 1000, { ...first, state: 'refused' }, newKey).key).not.toBe(first.key)
  })
})

test('a refund without an answer waits for its dialog; any other is forgotten', () => {
  const intent = intentFor(body, 1000, undefined, newKey)
  keepIntent('order', { ...intent, state: 'open' })
  expect(openIntent('order')?.key).toBe(intent.key)
  keepIntent('order', { ...intent, state: 'refused' })
  expect(openIntent('order')).toBeUndefined()
})

describe('the outcome', () => {
  const answer = (status: number) =>
    new ApiError(
      {},
      { status, requestId: 'r', retryAfterMs: undefined, fallbackCode: 'E_INTERNAL' },
    )
  const inFlight = new ApiError(
    { code: 'E_IDEMPOTENCY_IN_FLIGHT' },
    { status: 409, requestId: 'r', retryAfterMs: 1000, fallbackCode: 'E_INTERNAL' },
  )

  test.each([
    [answer(0), 'unknown'],
    [answer(400), 'refused'],
    [answer(408), 'unknown'],
    [answer(409), 'refused'],
    [answer(422), 'refused'],
    [answer(500), 'unknown'],
    [answer(503), 'unknown'],
    [inFlight, 'unknown'],
    [new Error('?'), 'unknown'],
  ] as const)('%o is %s', (error, outcome) => {
    expect(outcomeOfError(error)).toBe(outcome)
  })

  test.each([401, 403, 429])('a %i says nothing about the first time', (status) => {
    expect(outcomeOfError(answer(status))).toBe('refused')
    expect(outcomeOfError(answer(status), true)).toBe('unknown')
  })

  test.each([
    ['succeeded', 'done'],
    ['pending', 'checking'],
    ['needs_approval', 'approval'],
    ['failed', 'failed'],
    ['rejected', 'failed'],
    [undefined, 'done'],
  ] as const)('a refund that is %s is %s', (status, outcome) => {
    expect(outcomeOfStatus(status)).toBe(outcome)
  })
})
