/** Makes a new database: in a folder beside its place, renamed when whole, so that a kill leaves none or all. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import { syncFolder } from './data-folder.ts'
import type { Place } from './place.ts'
import { spawnAs } from './run-as.ts'

export const owner = 'hanbeon'

export async function initialise(
  binaries: Binaries,
  place: Place,
  password: string,
  durable: boolean,
): Promise<void> {
  const half = `${place.folder}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${half}.password`
  try {
    await mkdir(half, { mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (place.runAs !== undefined)
      for (const path of [half, passwordFile]) await chown(path, place.runAs.uid, place.runAs.gid)
    await runInitdb(binaries, place, half, passwordFile, durable)
    await rmdir(place.folder).catch(() => {}) // an empty folder left by hand
    await rename(half, place.folder)
    await syncFolder(dirname(place.folder))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(half, { recursive: true, force: true })
  }
}

/** What a killed start left behind; the caller holds the lock of the data folder. */
export async function removeHalves(place: Place): Promise<void> {
  const folder = dirname(place.folder)
  const prefix = `${basename(place.folder)}.new-`
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(prefix))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
}

function runInitdb(
  binaries: Binaries,
  place: Place,
  folder: string,
  passwordFile: string,
  durable: boolean,
) {
  // The built-in locale orders and folds Unicode the same on every machine and after every upgrade of it.
  const args = [
    ...['-D', folder, '-U', owner, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  return new Promise<void>((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...spawnAs(place.runAs),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', (error) => reject(failed(folder, error.message, error)))
    child.once('close', (code, signal) =>
      code === 0 ? resolve() : reject(failed(folder, said.trim() || `${code ?? signal}`)),
    )
  })
}

function failed(folder: string, reason: string, cause?: unknown): Trouble {
  const short = reason.split('\n').at(-1) ?? reason
  return new Trouble(
    `데이터베이스를 ${dirname(folder)}에 만들지 못했어요: ${short}. 디스크 공간과 폴더 권한을 확인하거나, DATABASE_URL을 적어 주세요.`,
    `The database could not be made in ${dirname(folder)}: ${short}. Check disk space and the folder's rights, or set DATABASE_URL.`,
    cause ?? reason,
  )
}
