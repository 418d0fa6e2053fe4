/** Cursors: what we made is read back, anything else is refused. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOf, pageOf, positionOf } from './order-read-cursor.ts'

const position = {
  createdAt: '2026-11-21T09:00:00.123456Z',
  id: '0b5e0000-0000-4000-8000-000000000001',
}

test('a cursor names its place to the microsecond', () => {
  expect(positionOf(cursorOf(position))).toEqual(position)
  expect(cursorOf(position)).toMatch(/^[A-Za-z0-9_-]+$/)
})

test.each([
  '',
  'x',
  '=',
  '%00',
  'a'.repeat(201),
  cursorOf({ ...position, createdAt: '2026-02-31T09:00:00.000000Z' }),
  cursorOf({ ...position, createdAt: '2026-11-21T25:00:00.000000Z' }),
  cursorOf({ ...position, id: "1'; drop table x; --" }),
])('%j is no cursor', (cursor) => {
  expect(positionOf(cursor)).toBeUndefined()
})

test('no text at all throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void positionOf(text)))
})

test('there is a next page only where there is one row more', () => {
  expect(pageOf([position], 1)).toEqual({ rows: [position], nextCursor: null })
  expect(pageOf([position, position], 1).nextCursor).toBe(cursorOf(position))
  expect(pageOf([], 1)).toEqual({ rows: [], nextCursor: null })
})
