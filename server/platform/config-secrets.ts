/** Secrets for a shop on one's own machine: made once, kept in the data folder for its owner only. */
import { randomBytes } from 'node:crypto'
import { link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalSecrets } from './config.ts'
import { readIfThere, writeWhole } from './embedded-postgres/data-folder.ts'

export async function localSecrets(dataDir: string): Promise<LocalSecrets> {
  const path = join(dataDir, 'secrets.json')
  const kept = parse(await readIfThere(path))
  if (kept !== undefined) return kept
  const own = `${path}.${process.pid}.new`
  await writeWhole(own, `${JSON.stringify({ webhookSecret: word(), webhookToken: word() })}\n`)
  try {
    // Of two processes that start at once only one can make the file, and both use that one.
    if (parse(await readIfThere(path)) === undefined) await rm(path, { force: true })
    await link(own, path).catch(() => {})
  } finally {
    await rm(own, { force: true })
  }
  const made = parse(await readIfThere(path))
  if (made === undefined) throw new Error(`${path} was written and cannot be read`)
  return made
}

/** A file that cannot be read is made anew: these secrets are for local use, nothing else hangs on them. */
function parse(text: string | undefined): LocalSecrets | undefined {
  try {
    const { webhookSecret, webhookToken } = JSON.parse(text ?? '')
    if (typeof webhookSecret === 'string' && typeof webhookToken === 'string')
      return { webhookSecret, webhookToken }
  } catch {
    return undefined
  }
  return undefined
}

function word(): string {
  return randomBytes(32).toString('base64url')
}
