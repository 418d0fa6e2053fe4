/** The data folder of one installation: who it belongs to, and small files in it that are written whole or not at all. */
import { access, constants, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { codeOf } from '../sql-fault.ts'
import { Trouble } from '../trouble.ts'

/** Makes the folder where it is missing, and refuses one that another user has made. */
export async function openDataFolder(dataDir: string): Promise<void> {
  const uid = process.getuid?.()
  try {
    // Under root the database's own user has to pass through; what is secret inside is closed by itself.
    await mkdir(dataDir, { recursive: true, mode: uid === 0 ? 0o711 : 0o700 })
    const found = await stat(dataDir)
    if (uid !== undefined && found.uid !== uid) throw belongsToAnother(dataDir, found.uid)
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw unusable(dataDir, error)
  }
}

/** Written beside, flushed, and renamed: a reader finds the old or the new, never a half. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const half = `${path}.${process.pid}`
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, path)
  await syncFolder(dirname(path))
}

/** A rename is on the disk only when its folder is; Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function belongsToAnother(dataDir: string, uid: number): Trouble {
  const me = userInfo().username
  const owner = uid === 0 ? 'root' : `uid ${uid}`
  return new Trouble(
    `데이터 폴더 ${dataDir}은(는) ${owner} 사용자가 만들었고 지금 사용자는 ${me}예요. 같은 사용자로 실행하거나, HANBEON_DATA_DIR에 다른 폴더를 적어 주세요.`,
    `The data folder ${dataDir} was made by ${owner}, and you are ${me}. Start as that user, or set HANBEON_DATA_DIR to another folder.`,
  )
}

function unusable(dataDir: string, cause: unknown): Trouble {
  const code = codeOf(cause) ?? String(cause)
  return new Trouble(
    `데이터 폴더 ${dataDir}을(를) 쓸 수 없어요 (${code}). 폴더의 권한을 고치거나, HANBEON_DATA_DIR에 다른 폴더를 적어 주세요.`,
    `The data folder ${dataDir} cannot be used (${code}). Mend its rights, or set HANBEON_DATA_DIR to another folder.`,
    cause,
  )
}
