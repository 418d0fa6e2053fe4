/**
 * The database of `hanbeon start`: a real PostgreSQL from npm, durable, on loopback, behind a random password.
 *
 * It runs in a process group of its own, so that Ctrl-C reaches it only after the server has drained;
 * one that a killed start left running is taken over. The caller holds the lock of the data folder.
 */
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import { findBinaries } from './binaries.ts'
import {
  type Credentials,
  keepCredentials,
  newCredentials,
  readCredentials,
} from './credentials.ts'
import { openDataFolder, readIfThere } from './data-folder.ts'
import { initialise, removeHalves } from './initialise.ts'
import { findPlace, type Place, tellPlace } from './place.ts'
import { livePostmaster } from './postmaster.ts'
import { ensureRoles, ownerUrlOf, refuseUnsafe, serverUrlOf } from './roles.ts'
import { databaseUser } from './run-as.ts'
import { type Cluster, launch, lost, stopCluster, takeOver, tellToStop } from './server.ts'

export type EmbeddedPostgres = {
  /** For migrations: owner of everything. */
  ownerUrl: string
  /** For the server: owner of nothing. */
  serverUrl: string
  port: number
  /** The PostgreSQL files. */
  folder: string
  /** Taken over from a start that was killed. */
  adopted: boolean
  stop(): Promise<void>
  /** Tells it to end and waits for nothing: for a person in a hurry. */
  abandon(): void
}

export type EmbeddedOptions = {
  dataDir: string
  /** Off only for throw-away databases of tests: what is committed may be lost with the power. */
  durable?: boolean
  onStep?: (step: 'initialise' | 'recover' | 'restart') => void
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await openDataFolder(options.dataDir)
  const dataDir = await realpath(options.dataDir)
  const durable = options.durable ?? true
  const place = await findPlace(dataDir, await databaseUser())
  const binaries = await findBinaries(place.runAs, dataDir)
  if (place.exists) await refuseOtherVersion(place.folder, binaries.version)
  const credentials = await credentialsFor(dataDir, place)
  await removeHalves(place)
  if (!place.exists) {
    options.onStep?.('initialise')
    await initialise(binaries, place, credentials.ownerPassword, durable)
  }
  await tellPlace(dataDir, place)
  const cluster = { dataDir, binaries, place, durable }
  const { adopted, running } = await run(cluster, credentials, options)
  const keeper = keepAlive(cluster, running, options)
  return {
    ownerUrl: ownerUrlOf(running),
    serverUrl: serverUrlOf(running),
    port: running.port,
    folder: place.folder,
    adopted,
    async stop() {
      keeper.letGo()
      await stopCluster(cluster)
    },
    abandon() {
      keeper.letGo()
      tellToStop(place.folder)
    },
  }
}

/** PostgreSQL reads only what its own major version has written. */
async function refuseOtherVersion(folder: string, version: string): Promise<void> {
  const made = (await readIfThere(join(folder, 'PG_VERSION')))?.trim()
  const major = version.split('.')[0]
  if (made === major) return
  throw new Trouble(
    `데이터베이스 ${folder}은(는) PostgreSQL ${made}이(가) 만들었는데 지금 것은 ${major}이에요. 그때의 hanbeon으로 실행해 옮기거나 DATABASE_URL을 적어 주세요.`,
    `The database ${folder} was made by PostgreSQL ${made}, and this is ${major}. Move the data with the hanbeon that made it, or set DATABASE_URL.`,
  )
}

async function credentialsFor(dataDir: string, place: Place): Promise<Credentials> {
  const kept = await readCredentials(dataDir)
  if (kept !== undefined) return kept
  if (place.exists) throw lost(place.folder)
  const made = await newCredentials()
  await keepCredentials(dataDir, made)
  return made
}

async function run(cluster: Cluster, credentials: Credentials, options: EmbeddedOptions) {
  const adopted = await takeOver(cluster, credentials)
  if (adopted !== undefined && (await isFit(cluster, adopted)))
    return { adopted: true, running: adopted }
  if (cluster.place.exists) options.onStep?.('recover')
  // One that runs with other settings than ours ends first: a fresh start has the right ones.
  await stopCluster(cluster)
  const running = await launch(cluster, credentials)
  try {
    await makeFit(cluster, running)
    return { adopted: false, running }
  } catch (error) {
    await stopCluster(cluster)
    throw error
  }
}

async function makeFit(cluster: Cluster, running: Credentials): Promise<void> {
  await ensureRoles(running)
  if (cluster.durable) await refuseUnsafe(running)
}

async function isFit(cluster: Cluster, running: Credentials): Promise<boolean> {
  return makeFit(cluster, running).then(
    () => true,
    () => false,
  )
}

const watchMs = 1_000

/** A database that dies by itself, or is killed, is started again on the same port. */
function keepAlive(cluster: Cluster, credentials: Credentials, options: EmbeddedOptions) {
  let wanted = true
  let busy = false
  const timer = setInterval(async () => {
    if (busy || (await livePostmaster(cluster.place.folder)) !== undefined) return
    busy = true
    try {
      if (!wanted) return
      options.onStep?.('restart')
      await launch(cluster, credentials, { samePort: true })
    } catch {
      // Tried again at the next look.
    } finally {
      busy = false
    }
    if (!wanted) await stopCluster(cluster)
  }, watchMs)
  timer.unref()
  return {
    letGo() {
      wanted = false
      clearInterval(timer)
    },
  }
}
