/** The embedded database that a start has running, for a command beside it. */
import { realpath } from 'node:fs/promises'
import { readCredentials } from './credentials.ts'
import { findPlace } from './place.ts'
import { livePostmaster } from './postmaster.ts'
import { ownerUrlOf, serverUrlOf } from './roles.ts'
import { databaseUser } from './run-as.ts'

export async function attachEmbeddedPostgres(
  folder: string,
): Promise<{ ownerUrl: string; serverUrl: string } | undefined> {
  const dataDir = await realpath(folder).catch(() => undefined)
  if (dataDir === undefined) return undefined
  const place = await findPlace(dataDir, await databaseUser())
  const credentials = place.exists ? await readCredentials(dataDir) : undefined
  const live = place.exists ? await livePostmaster(place.folder) : undefined
  if (credentials === undefined || live === undefined) return undefined
  const found = { ...credentials, port: live.port }
  return { ownerUrl: ownerUrlOf(found), serverUrl: serverUrlOf(found) }
}
