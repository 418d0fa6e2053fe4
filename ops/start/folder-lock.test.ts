/** One start per data folder, also when the last one was killed. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tempFolder } from '../../test/support/temp.ts'
import { birthOf, lockFolder } from './folder-lock.ts'

test('a second one is told who holds it, and gets it when the first lets go', async () => {
  const folder = await tempFolder()
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`(pid ${process.pid})`)
  await release()
  await (await lockFolder(folder))()
})

test('of many that want it at once, exactly one gets it', async () => {
  const folder = await tempFolder()
  await writeFile(
    join(folder, 'hanbeon.lock'),
    JSON.stringify({ pid: process.pid, born: 'before' }),
  )
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
})

describe('a lock that nobody holds any more', () => {
  test.each([
    ['of a process that is gone', JSON.stringify({ pid: 2_147_483_000, born: '1 x' })],
    [
      'of a process whose number another has now',
      JSON.stringify({ pid: process.pid, born: 'long ago' }),
    ],
    ['that was half written', '{"pid":'],
    ['that is empty', ''],
  ])('%s is taken', async (_, text) => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'hanbeon.lock'), text)
    await (await lockFolder(folder))()
  })
})

test('a process is known by the moment of its birth', async () => {
  const born = await birthOf(process.pid)
  expect(born).toBeTruthy()
  expect(await birthOf(process.pid)).toBe(born)
  expect(await birthOf(process.ppid)).not.toBe(born)
  expect(await birthOf(2_147_483_000)).toBeUndefined()
})
