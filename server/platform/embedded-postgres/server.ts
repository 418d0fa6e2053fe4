/** Starts, takes over and stops the PostgreSQL process of one data folder. */
import { execFile, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, createDb, isConnectionFault, sql } from '../sql.ts'
import { Trouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import { type Credentials, freePort, isFree, keepCredentials } from './credentials.ts'
import type { Place } from './place.ts'
import { isAlive, livePostmaster, removeStalePidFile } from './postmaster.ts'
import { ownerUrlOf } from './roles.ts'
import { spawnAs } from './run-as.ts'

export type Cluster = { dataDir: string; binaries: Binaries; place: Place; durable: boolean }

const run = promisify(execFile)
const lookMs = 20
/** Recovery after a kill replays what was written since the last checkpoint, at most five minutes of it. */
const startDeadlineMs = 120_000
const takeOverDeadlineMs = 15_000
const longestLogBytes = 10_000_000

/** The database that a killed start left running, if it answers to our password. */
export async function takeOver(
  cluster: Cluster,
  credentials: Credentials,
): Promise<Credentials | undefined> {
  const giveUpAt = Date.now() + takeOverDeadlineMs
  while (Date.now() < giveUpAt) {
    const live = await livePostmaster(cluster.place.folder)
    if (live === undefined) return undefined
    const found = { ...credentials, port: live.port }
    const answer = await ask(found, cluster)
    if (answer === 'ready') return found
    if (answer === 'wrong password') throw lost(cluster.place.folder)
    if (answer === 'another version') break
    await pause(lookMs)
  }
  await stopCluster(cluster)
  return undefined
}

export async function launch(
  cluster: Cluster,
  credentials: Credentials,
  { samePort = false } = {},
): Promise<Credentials> {
  const giveUpAt = Date.now() + startDeadlineMs
  let port = credentials.port
  for (;;) {
    if (!samePort && !(await isFree(port))) port = await freePort()
    const attempt = await launchOnce(cluster, { ...credentials, port }, giveUpAt)
    if (attempt === 'ready') {
      const used = { ...credentials, port }
      if (port !== credentials.port) await keepCredentials(cluster.dataDir, used)
      return used
    }
    // The last processes of a killed database are still going: they notice within a moment.
    const isPassing = /pre-existing shared memory|could not bind|lock file/.test(attempt)
    if (!isPassing || Date.now() > giveUpAt) throw failed(cluster, attempt)
    await pause(200)
  }
}

/** `ready`, or what the log says about why not. */
async function launchOnce(cluster: Cluster, credentials: Credentials, giveUpAt: number) {
  const logPath = join(cluster.dataDir, 'postgres.log')
  await truncateLong(logPath)
  await removeStalePidFile(cluster.place.folder)
  const log = openSync(logPath, 'a', 0o600)
  const from = statSync(logPath).size
  const child = spawn(cluster.binaries.postgres, argumentsOf(cluster, credentials.port), {
    ...spawnAs(cluster.place.runAs),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`
  })
  child.unref()
  while (ended === undefined) {
    if ((await ask(credentials, cluster)) === 'ready') return 'ready'
    if (Date.now() > giveUpAt) return 'no answer'
    await pause(lookMs)
  }
  return reasonIn(readFileSync(logPath).subarray(from).toString()) ?? ended
}

function argumentsOf({ place, durable }: Cluster, port: number): string[] {
  const safety = durable ? 'on' : 'off'
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // Statements and key values have names and addresses in them; this log is for the health of the database.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  // Otherwise macOS leaves what was written in the drive's own cache.
  if (process.platform === 'darwin' && durable) settings.wal_sync_method = 'fsync_writethrough'
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', place.folder, ...flags]
}

type Answer = 'ready' | 'not yet' | 'wrong password' | 'another version'

async function ask(credentials: Credentials, cluster: Cluster): Promise<Answer> {
  const url = ownerUrlOf(credentials, 'postgres')
  const db = createDb({ url, max: 1, connectDeadlineMs: 0, connectTimeoutMs: 2_000 })
  try {
    const { folder, version } = await db.one<{ folder: string; version: string }>(
      sql`select current_setting('data_directory') as folder, current_setting('server_version') as version`,
    )
    // Another database may have got our port in the meantime.
    if (folder !== cluster.place.folder) return 'not yet'
    return cluster.binaries.version.startsWith(version) ? 'ready' : 'another version'
  } catch (error) {
    if (codeOf(error)?.startsWith('28')) return 'wrong password'
    if (isConnectionFault(error)) return 'not yet'
    throw error
  } finally {
    await db.close()
  }
}

/** Fast: sessions are ended, what is committed is on the disk, and the next start needs no recovery. */
export async function stopCluster({ binaries, place }: Cluster): Promise<void> {
  const live = await livePostmaster(place.folder)
  if (live === undefined) return
  const args = ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '60']
  try {
    await run(binaries.pgCtl, args, spawnAs(place.runAs))
  } catch (error) {
    if (isAlive(live.pid)) throw error
  }
}

/** The same as a fast stop, without the waiting; it ends by itself. */
export function tellToStop(folder: string): void {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, 'postmaster.pid'), 'utf8'), 10)
    if (pid > 1) process.kill(pid, 'SIGINT')
  } catch {
    // It has ended already.
  }
}

async function truncateLong(path: string): Promise<void> {
  try {
    if (statSync(path).size > longestLogBytes) await truncate(path)
  } catch {
    // There is none yet.
  }
}

function reasonIn(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.trim() !== '')
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC):/.test(line))
  return fatal?.trim() ?? (lines.slice(-3).join(' ').slice(0, 500) || undefined)
}

function failed(cluster: Cluster, reason: string): Trouble {
  const log = join(cluster.dataDir, 'postgres.log')
  return new Trouble(
    `데이터베이스를 시작하지 못했어요: ${reason}. 자세한 기록은 ${log}에 있어요. 고칠 수 없으면 데이터 폴더를 백업에서 되돌려 주세요.`,
    `The database did not start: ${reason}. More is in ${log}. If it cannot be mended, restore the data folder from a backup.`,
  )
}

export function lost(folder: string): Trouble {
  return new Trouble(
    `데이터베이스 ${folder}의 비밀번호가 데이터 폴더의 postgres.json과 달라요. 백업에서 되돌리거나, 처음부터 다시 시작하려면 데이터 폴더를 옮기세요.`,
    `The password of the database ${folder} is not in postgres.json of the data folder. Restore that file from a backup, or move the data folder away to begin anew.`,
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
