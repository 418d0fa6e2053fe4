/** `.env` is read as people write it. */
import { expect, test } from 'vitest'
import { parseEnvFile, withEnvFile } from './env-file.ts'

test.each([
  ['A=1', '1'],
  ['  export A = 1  ', '1'],
  ['A="with # and spaces"', 'with # and spaces'],
  ["A='single # kept'", 'single # kept'],
  ['A=value # a comment', 'value'],
  ['A=has#no#comment', 'has#no#comment'],
  ['A="two\\nlines"', 'two\nlines'],
  ['A=', ''],
  ['\uFEFFA=1', '1'],
  ['# A=1', undefined],
  ['not a line', undefined],
])('%j gives %j', (text, value) => {
  expect(parseEnvFile(text).get('A')).toBe(value)
})

test('lines may end as on Windows, and the last one of a name counts', () => {
  expect([...parseEnvFile('A=1\r\nB=2\r\nA=3')]).toEqual([
    ['A', '3'],
    ['B', '2'],
  ])
})

test('what is set is never overridden, not even by an empty value', () => {
  expect(withEnvFile({ A: 'set', B: '' }, 'A=file\nB=file\nC=file')).toEqual({
    A: 'set',
    B: '',
    C: 'file',
  })
})
