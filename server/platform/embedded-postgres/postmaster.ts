/** What `postmaster.pid` says, and whether the process it names really is the database of this folder. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf } from '../sql-fault.ts'
import { readIfThere } from './data-folder.ts'

export type Postmaster = { pid: number; port: number }

const run = promisify(execFile)

/** The live database of this folder, if there is one. It only looks: the file may be in the making. */
export async function livePostmaster(folder: string): Promise<Postmaster | undefined> {
  const lines = (await readIfThere(pidFile(folder)))?.split('\n')
  const pid = Number(lines?.[0])
  const port = Number(lines?.[3] ?? 0)
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined
  return (await isOurs(pid, folder)) ? { pid, port } : undefined
}

/**
 * Removes the file that a killed database has left. PostgreSQL itself only looks whether any process has
 * the number, so after a restart of a container it would wait for a stranger.
 *
 * Only for whoever holds the lock of the data folder: nobody else can be starting a database then.
 */
export async function removeStalePidFile(folder: string): Promise<void> {
  if ((await livePostmaster(folder)) === undefined) await rm(pidFile(folder), { force: true })
}

const pidFile = (folder: string) => join(folder, 'postmaster.pid')

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  return !isZombie(pid)
}

/** Ended, and only not yet asked about by its parent; in a container nobody may ever ask. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}

/** A database works in its own folder, and names it on its command line. */
async function isOurs(pid: number, folder: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (cwd !== undefined) return cwd === folder
  if (process.platform === 'win32') return true
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.includes('postgres') && stdout.includes(folder)
}
