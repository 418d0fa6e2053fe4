/**
 * The Toss sandbox as a companion: a child process that ends when its channel to us closes, even by kill -9,
 * keeps its state in the data folder, and is started again when it dies.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Settings, TossKeys } from '../../server/platform/config.ts'
import { readIfThere, writeWhole } from '../../server/platform/embedded-postgres/data-folder.ts'
import { Trouble } from '../../server/platform/trouble.ts'
import { birthOf } from './folder-lock.ts'
import { sandboxProgram } from './loader.ts'
import { portTrouble, tryPort } from './port.ts'

export type Sandbox = TossKeys & { apiBase: string }
export type RunningSandbox = Sandbox & { close(): Promise<void> }

type Options = { root: string; dataDir: string; port: number; say: (line: string) => void }

const readyDeadlineMs = 20_000
const portDeadlineMs = 5_000
const firstPauseMs = 200
const longestPauseMs = 5_000
const keysShape = z.object({ clientKey: z.string(), secretKey: z.string() })

export async function runSandbox(options: Options): Promise<RunningSandbox> {
  await endOrphan(options.dataDir)
  await waitForPort(options.port)
  let child = await launch(options)
  let wanted = true
  let pauseMs = firstPauseMs
  const onExit = () => {
    if (!wanted) return
    options.say('! 샌드박스가 꺼져서 다시 켜고 있어요 — the sandbox went away; starting it again')
    setTimeout(async () => {
      if (!wanted) return
      try {
        child = await launch(options)
        pauseMs = firstPauseMs
        child.once('exit', onExit)
        if (!wanted) await end(child)
      } catch {
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
        onExit()
      }
    }, pauseMs).unref()
  }
  child.once('exit', onExit)
  const apiBase = `http://127.0.0.1:${options.port}`
  return {
    ...(await keysOf(apiBase)),
    apiBase,
    async close() {
      wanted = false
      await end(child)
      await rm(pidPath(options.dataDir), { force: true })
    },
  }
}

/** A sandbox that is not ours to start tells its keys; Toss itself never does. */
export async function sandboxElsewhere(settings: Settings): Promise<Sandbox | undefined> {
  const { keys, sandboxPort } = settings.toss
  if (keys !== undefined) return undefined
  const apiBase = settings.toss.apiBase ?? `http://127.0.0.1:${sandboxPort}`
  try {
    return { ...(await keysOf(apiBase)), apiBase }
  } catch (error) {
    throw new Trouble(
      `${apiBase}에 샌드박스가 없고 토스 키도 없어요. TOSS_CLIENT_KEY와 TOSS_SECRET_KEY를 적거나, 그 주소에 샌드박스를 켜 주세요.`,
      `There is no sandbox at ${apiBase} and no Toss key. Set TOSS_CLIENT_KEY and TOSS_SECRET_KEY, or start a sandbox there.`,
      error,
    )
  }
}

async function keysOf(apiBase: string): Promise<TossKeys> {
  const answer = await fetch(`${apiBase}/sandbox/keys?family=window`, {
    signal: AbortSignal.timeout(5_000),
  })
  return keysShape.parse(await answer.json())
}

async function launch({ root, dataDir, port, say }: Options): Promise<ChildProcess> {
  const stateDir = join(dataDir, 'sandbox')
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  const log = openSync(join(dataDir, 'sandbox.log'), 'a', 0o600)
  const { file, execArgv } = sandboxProgram(root)
  const child = fork(file, ['--port', String(port), '--data-dir', stateDir], {
    cwd: root,
    execArgv,
    // A group of its own: Ctrl-C at the terminal is ours to pass on, after the server has drained.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  try {
    await ready(child)
  } catch (error) {
    child.kill('SIGKILL')
    throw failed(dataDir, error)
  }
  child.unref()
  child.channel?.unref()
  await keepPid(dataDir, child).catch((error) => say(`sandbox: ${error}`))
  return child
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), readyDeadlineMs)
    const done = (error?: Error) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      if (error === undefined) resolve()
      else reject(error)
    }
    const onMessage = () => done()
    const onExit = (code: number | null) => done(new Error(`exit ${code}`))
    child.once('message', onMessage)
    child.once('exit', onExit)
    child.once('error', done)
  })
}

/** It writes its state and goes when it is told to, or when nobody is there to tell it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(force)
}

const pidPath = (dataDir: string) => join(dataDir, 'sandbox.pid')

async function keepPid(dataDir: string, child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return
  const born = await birthOf(child.pid)
  await writeWhole(pidPath(dataDir), JSON.stringify({ pid: child.pid, born }))
}

/** One that outlived its start holds the port and the state; its time of birth proves that it is ours. */
async function endOrphan(dataDir: string): Promise<void> {
  const text = await readIfThere(pidPath(dataDir))
  if (text === undefined) return
  try {
    const { pid, born } = JSON.parse(text)
    if (Number.isInteger(pid) && pid > 1 && born && (await birthOf(pid)) === born) {
      process.kill(pid, 'SIGKILL')
      const giveUpAt = Date.now() + portDeadlineMs
      while ((await birthOf(pid)) === born && Date.now() < giveUpAt) await pause(20)
    }
  } catch {
    // Not a number of ours any more.
  }
  await rm(pidPath(dataDir), { force: true })
}

/** One that is just going, because its start was killed a moment ago, lets go of the port by itself. */
async function waitForPort(port: number): Promise<void> {
  const giveUpAt = Date.now() + portDeadlineMs
  for (;;) {
    const error = await tryPort(port, '127.0.0.1')
    if (error === undefined) return
    if (Date.now() > giveUpAt || (await isStranger(port)))
      throw portTrouble('TOSS_SANDBOX_PORT', port, '127.0.0.1', error)
    await pause(50)
  }
}

/** A living program that answers will not go away; then there is nothing to wait for. */
async function isStranger(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(500) }).then(
    () => true,
    () => false,
  )
}

function failed(dataDir: string, cause: unknown): Trouble {
  const log = join(dataDir, 'sandbox.log')
  return new Trouble(
    `토스 샌드박스를 켜지 못했어요. 자세한 기록은 ${log}에 있어요.`,
    `The Toss sandbox did not start. More is in ${log}.`,
    cause,
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
