/** What every command needs: its settings, its folder, and one way to end. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withEnvFile } from '../server/platform/env-file.ts'
import { Trouble } from '../server/platform/trouble.ts'

/** The folder of the repository, from the sources as well as from a bundle of them. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)))
export const version = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
export const migrationsFolder = join(root, 'supabase', 'migrations')

/** When the program itself began, after anything had to be installed. */
export const begunAt = performance.now()

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  return rootAbove(dirname(folder))
}

/** The environment with `.env` of the working folder under it; also for processes that we start. */
export function environment(): NodeJS.ProcessEnv {
  const path = join(process.cwd(), '.env')
  if (!existsSync(path)) return process.env
  try {
    return withEnvFile(process.env, readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Trouble(
      `${path} 파일을 읽을 수 없어요. 파일의 권한을 확인해 주세요.`,
      `The file ${path} cannot be read. Check its rights.`,
      error,
    )
  }
}

/** Progress and words for people go to stderr, so that stdout is the log, or the data that was asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

export function report(error: unknown): void {
  if (error instanceof Trouble) say(`\n✗ ${error.ko}\n  ${error.en}\n`)
  else {
    const reason = error instanceof Error ? error.message : String(error)
    say(`\n✗ 예상하지 못한 오류가 났어요: ${reason}\n  Something unexpected failed: ${reason}`)
    say('  HANBEON_DEBUG=1을 붙여 실행하면 자세히 볼 수 있어요 — HANBEON_DEBUG=1 shows more\n')
  }
  if (process.env.HANBEON_DEBUG === '1') console.error(error)
}
