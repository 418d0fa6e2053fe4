/** A line of the log shows what changed and nothing else. */
import { expect, test } from 'vitest'
import { logDiff } from './log-diff.ts'

test.each([
  ['a new order', null, { status: 'created' }, [['status', null, 'created']]],
  [
    'a change of one state',
    { status: 'paid', paymentStatus: 'paid' },
    { status: 'paid', paymentStatus: 'partially_refunded', amount: 1000 },
    [
      ['paymentStatus', 'paid', 'partially_refunded'],
      ['amount', null, 1000],
    ],
  ],
  ['a field that went away', { note: 'a' }, {}, [['note', 'a', null]]],
  ['a field that was empty and stays so', { note: null }, {}, []],
  ['equal objects in another order', { a: { b: 1, c: [2] } }, { a: { c: [2], b: 1 } }, []],
  ['another list', { a: [1, 2] }, { a: [2, 1] }, [['a', [1, 2], [2, 1]]]],
  ['zero is a value', { amount: null }, { amount: 0 }, [['amount', null, 0]]],
  ['nothing at all', null, null, []],
])('%s', (_, previous, next, expected) => {
  expect(logDiff(previous, next).map(({ field, before, after }) => [field, before, after])).toEqual(
    expected,
  )
})
