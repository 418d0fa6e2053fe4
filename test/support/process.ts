/** Starts programs of ours for a test, keeps what they say, and leaves none of them running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { tsxLoader } from '../../ops/start/loader.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export type Program = {
  child: ChildProcess
  stdout(): string
  stderr(): string
  /** The code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

export type RunOptions = {
  env?: Record<string, string | undefined>
  cwd?: string
  uid?: number
  gid?: number
  detached?: boolean
}

const running = new Set<Program>()
afterAll(async () => {
  await Promise.all([...running].map((program) => program.end('SIGKILL')))
})

/** `hanbeon …`, as a person would call it. */
export function hanbeon(args: string[], options: RunOptions = {}): Program {
  return run(process.execPath, [join(root, 'bin', 'hanbeon.mjs'), ...args], options)
}

/** One of our TypeScript files as a program. */
export function runFile(path: string, args: string[] = [], options: RunOptions = {}): Program {
  return run(process.execPath, [...tsxLoader(root), join(root, path), ...args], options)
}

export function run(command: string, args: string[], options: RunOptions = {}): Program {
  const { env, ...rest } = options
  const child = spawn(command, args, {
    ...rest,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1))
  })
  const program: Program = {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return ended
    },
  }
  running.add(program)
  ended.catch(() => {}).finally(() => running.delete(program))
  return program
}

/** What the tests are run with must not change what is tested. */
function cleanEnv(own: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(npm_|VITEST|NODE_ENV$|HANBEON_|TOSS_|DATABASE_|FORCE_COLOR|PORT$|HOST$)/.test(name))
      delete env[name]
  return { ...env, ...own }
}
