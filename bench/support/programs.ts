/** Programs of ours, started as a person would start them, and ended again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tsxLoader } from '../../ops/start/loader.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export type Program = {
  child: ChildProcess
  /** The last lines that it said. */
  said(): string
  end(signal?: NodeJS.Signals): Promise<void>
}

/** stdout and stderr go into a file, as a log does in earnest. */
export function run(
  command: string,
  args: string[],
  logFile: string,
  env: Record<string, string>,
): Program {
  const log = openSync(logFile, 'a')
  const child = spawn(command, args, {
    cwd: root,
    env: { ...cleanEnv(), ...env },
    stdio: ['ignore', log, log],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    child,
    said: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n'),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

export function hanbeon(args: string[], logFile: string, env: Record<string, string>): Program {
  return run(process.execPath, [join(root, 'bin', 'hanbeon.mjs'), ...args], logFile, env)
}

export function sandbox(port: number, logFile: string): Program {
  const file = join(root, 'sandbox', 'main.ts')
  return run(process.execPath, [...tsxLoader(root), file, '--port', String(port)], logFile, {})
}

/** Waits until the address answers with 200. */
export async function answers(url: string, program: Program, withinMs = 60_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    if (program.child.exitCode !== null)
      throw new Error(`${url}: its program has ended\n${program.said()}`)
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    if (Date.now() > giveUpAt) throw new Error(`${url} does not answer`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What this shell has set must not change what is measured. */
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(npm_|NODE_ENV$|HANBEON_|TOSS_|DATABASE_|PORT$|HOST$|LOG_)/.test(name)) delete env[name]
  return env
}
