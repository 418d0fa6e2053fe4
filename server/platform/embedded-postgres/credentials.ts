/** The passwords and the port of an embedded database, kept in the data folder for its owner only. */
import { randomBytes, randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import { readIfThere, writeWhole } from './data-folder.ts'

export type Credentials = { port: number; ownerPassword: string; serverPassword: string }

const fileName = 'postgres.json'

export async function readCredentials(dataDir: string): Promise<Credentials | undefined> {
  const text = await readIfThere(join(dataDir, fileName))
  if (text === undefined) return undefined
  try {
    const { port, ownerPassword, serverPassword } = JSON.parse(text)
    if (Number.isInteger(port) && isWord(ownerPassword) && isWord(serverPassword))
      return { port, ownerPassword, serverPassword }
  } catch {
    // A file that is not JSON is as broken as one with other fields.
  }
  const path = join(dataDir, fileName)
  throw new Trouble(
    `${path} 파일이 깨졌어요. 백업에서 되돌려 주세요. 처음부터 다시 시작하려면 데이터 폴더를 다른 이름으로 옮기세요.`,
    `The file ${path} is broken. Restore it from a backup, or move the data folder away to begin anew.`,
  )
}

export async function newCredentials(): Promise<Credentials> {
  return {
    port: await freePort(),
    ownerPassword: randomBytes(24).toString('base64url'),
    serverPassword: randomBytes(24).toString('base64url'),
  }
}

export function keepCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  return writeWhole(join(dataDir, fileName), `${JSON.stringify(credentials)}\n`)
}

/** Below the ports that the system lends to outgoing connections, so that it stays free until the next start. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
