/** The page about the states says what the program does. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statesDocument, statesPath } from './generate-states.ts'

test('docs/states.md is what the tables say; else: node --import tsx ops/generate-states.ts', () => {
  expect(readFileSync(statesPath, 'utf8')).toBe(statesDocument())
})
