/** Every package that is installed by name has its reason written down. */
import { expect, test } from 'vitest'
import { textOf } from './support/sources.ts'

test('docs/decisions/0012-dependencies.md lists what package.json has, and nothing else', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    textOf('package.json'),
  ) as Record<string, Record<string, string>>
  const wanted = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const rows = textOf('docs/decisions/0012-dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  )
  expect(listed.sort()).toEqual(wanted.sort())
})
