/** One start per data folder: two databases or two sandboxes over the same files would destroy them. */
import { execFile } from 'node:child_process'
import { link, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readIfThere, writeWhole } from '../../server/platform/embedded-postgres/data-folder.ts'
import { codeOf } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'

const run = promisify(execFile)

type Holder = { pid: number; born: string }

/** Gives back how to let go. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'hanbeon.lock')
  const born = await birthOf(process.pid)
  if (born === undefined) throw new Error('This process cannot be seen')
  const mine = JSON.stringify({ pid: process.pid, born })
  const own = `${path}.${process.pid}.new`
  await writeWhole(own, mine)
  try {
    // A link is made by one alone, however many try.
    while (!(await linked(own, path))) await removeStale(path, dataDir)
  } finally {
    await rm(own, { force: true })
  }
  return async () => {
    if ((await readIfThere(path)) === mine) await rm(path, { force: true })
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function removeStale(path: string, dataDir: string): Promise<void> {
  const text = await readIfThere(path)
  if (text === undefined) return
  const holder = parse(text)
  if (holder !== undefined && (await birthOf(holder.pid)) === holder.born)
    throw alreadyRunning(dataDir, holder.pid)
  // Moved away and looked at again: another starter may have been quicker, and then it is not stale.
  const away = `${path}.${process.pid}.stale`
  try {
    await rename(path, away)
    if ((await readFile(away, 'utf8')) !== text) await link(away, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  } finally {
    await rm(away, { force: true })
  }
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(text)
    return Number.isInteger(pid) && typeof born === 'string' ? { pid, born } : undefined
  } catch {
    return undefined
  }
}

/** When a process was born: the number of a dead one is given to another sooner or later. */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
      ])
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      // A zombie holds nothing any more.
      return fields[0] === 'Z' ? undefined : `${fields[19]} ${boot.trim()}`
    } catch {
      return undefined
    }
  }
  return birthByPs(pid)
}

async function birthByPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)])
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

function alreadyRunning(dataDir: string, pid: number): Trouble {
  return new Trouble(
    `데이터 폴더 ${dataDir}은(는) 이미 실행 중인 hanbeon(pid ${pid})이 쓰고 있어요. 그것을 먼저 끝내거나, HANBEON_DATA_DIR에 다른 폴더를 적어 주세요.`,
    `The data folder ${dataDir} is in use by a hanbeon that is running (pid ${pid}). Stop that one first, or set HANBEON_DATA_DIR to another folder.`,
  )
}
