/** Folders of a test, gone when its file is done. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Everybody may pass through it, so that it can also be used by another user than the one who tests. */
export async function tempFolder(name = 'hanbeon'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  await chmod(folder, 0o755)
  made.push(folder)
  return folder
}
