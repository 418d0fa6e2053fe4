/**
 * Where the database's files lie: `postgres/` in the data folder, or, where the database's user cannot
 * reach that, `/var/lib/hanbeon/<hash of the data folder's path>`, and `postgres.path` says so.
 *
 * A database that is there is never overlooked for a better place: that would look like lost data.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import { readIfThere, writeWhole } from './data-folder.ts'
import { canExecute, type RunAs } from './run-as.ts'

export type Place = { folder: string; outside: boolean; exists: boolean; runAs: RunAs | undefined }

const systemFolder = '/var/lib/hanbeon'

export async function findPlace(dataDir: string, runAs: RunAs | undefined): Promise<Place> {
  const inside = join(dataDir, 'postgres')
  const hash = createHash('sha256').update(dataDir).digest('hex')
  const outside = join(systemFolder, hash)
  const told = (await readIfThere(join(dataDir, 'postgres.path')))?.trim()
  if (told !== undefined) return { ...(await outsideAsTold(dataDir, told, outside)), runAs }

  if (await isCluster(inside)) {
    const owner = await ownerOf(inside, runAs)
    if (owner !== undefined && !(await canExecute(owner, dataDir)))
      throw unreachable(dataDir, owner)
    return { folder: inside, outside: false, exists: true, runAs: owner }
  }
  if (runAs === undefined || (await canExecute(runAs, dataDir)))
    return { folder: inside, outside: false, exists: false, runAs }

  await mkdir(systemFolder, { recursive: true, mode: 0o755 })
  if (!(await isCluster(outside))) return { folder: outside, outside: true, exists: false, runAs }
  const owner = await ownerOf(outside, runAs)
  return { folder: outside, outside: true, exists: true, runAs: owner }
}

/** Only after the database is whole, so that the file never names one that is not there. */
export async function tellPlace(dataDir: string, place: Place): Promise<void> {
  if (place.outside) await writeWhole(join(dataDir, 'postgres.path'), `${place.folder}\n`)
}

async function outsideAsTold(dataDir: string, told: string, expected: string) {
  if (told !== expected)
    throw new Trouble(
      `데이터 폴더가 ${dataDir}(으)로 옮겨졌는데 데이터베이스는 ${told}에 있어요. 폴더를 되돌리거나, 데이터베이스를 ${expected}(으)로 옮기고 postgres.path도 고쳐 주세요.`,
      `The data folder was moved to ${dataDir}, and its database is at ${told}. Move the folder back, or move the database to ${expected} and correct postgres.path.`,
    )
  if (!(await isCluster(told)))
    throw new Trouble(
      `데이터베이스가 있어야 할 ${told}에 없어요. 백업에서 되돌리거나, 처음부터 다시 시작하려면 데이터 폴더 ${dataDir}을(를) 옮기세요.`,
      `The database is not at ${told}, where it should be. Restore it from a backup, or move the data folder ${dataDir} away to begin anew.`,
    )
  return { folder: told, outside: true, exists: true }
}

/** An empty folder is none yet; one with other things in it is not ours to write into. */
async function isCluster(folder: string): Promise<boolean> {
  const entries: string[] = await readdir(folder).catch(() => [])
  if (entries.length === 0) return false
  if (entries.includes('PG_VERSION') && entries.includes('global')) return true
  throw new Trouble(
    `${folder}은(는) 온전한 PostgreSQL 데이터가 아니에요. 백업에서 되돌리거나, 처음부터 다시 시작하려면 그 폴더를 옮기세요.`,
    `${folder} is not a whole PostgreSQL database. Restore it from a backup, or move that folder away to begin anew.`,
  )
}

/** PostgreSQL runs only as the owner of its files, and as root we can be that owner. */
async function ownerOf(folder: string, runAs: RunAs | undefined): Promise<RunAs | undefined> {
  const { uid, gid } = await stat(folder)
  const me = runAs?.uid ?? process.getuid?.()
  if (me === undefined || uid === me) return runAs
  if (runAs !== undefined && uid !== 0) return { name: `uid ${uid}`, uid, gid }
  throw new Trouble(
    `데이터베이스 ${folder}은(는) 다른 사용자(uid ${uid})의 것이에요. 그 사용자로 실행하거나, HANBEON_DATA_DIR에 다른 폴더를 적어 주세요.`,
    `The database ${folder} belongs to another user (uid ${uid}). Start as that user, or set HANBEON_DATA_DIR to another folder.`,
  )
}

function unreachable(dataDir: string, user: RunAs): Trouble {
  return new Trouble(
    `데이터베이스가 ${dataDir} 안에 있는데 ${user.name} 사용자가 그 폴더에 들어갈 수 없어요. chmod a+x로 위 폴더들을 열어 주세요.`,
    `The database is in ${dataDir}, which the user ${user.name} cannot enter. Open the folders above it with chmod a+x.`,
  )
}
