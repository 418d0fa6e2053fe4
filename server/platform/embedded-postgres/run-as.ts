/** Which user the database runs as: PostgreSQL refuses to be root, and we never make users. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Trouble } from '../trouble.ts'

export type RunAs = { name: string; uid: number; gid: number }

const run = promisify(execFile)

/** Nobody else, unless we are root: then an existing `postgres`, and `nobody` where there is none. */
export async function databaseUser(): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  const user = users.get('postgres') ?? users.get('nobody')
  if (user !== undefined) return user
  throw new Trouble(
    'PostgreSQL은 root로 실행할 수 없고, 이 컴퓨터에는 postgres나 nobody 사용자가 없어요. 일반 사용자로 실행하거나 DATABASE_URL을 적어 주세요.',
    'PostgreSQL does not run as root, and there is no user postgres or nobody here. Run as an ordinary user, or set DATABASE_URL.',
  )
}

export function parsePasswd(text: string): Map<string, RunAs> {
  const users = new Map<string, RunAs>()
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid) users.set(name, { name, uid: Number(uid), gid: Number(gid) })
  }
  return users
}

/** Asked by trying, because rights, lists of rights and mounts all have a say; a folder counts as entered. */
export async function canExecute(user: RunAs, path: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
    })
    return true
  } catch {
    return false
  }
}

/** What `spawn` needs: a working folder that every user may enter, and messages in English to read. */
export function spawnAs(user: RunAs | undefined) {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' }
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name]
  return user === undefined ? { env } : { env, uid: user.uid, gid: user.gid, cwd: '/' }
}
