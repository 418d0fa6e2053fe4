/** Runs until somebody wants it to end, and then closes everything in order: no request is cut, no write is lost. */
import { readFileSync } from 'node:fs'
import { report, say } from '../program.ts'

type Close = () => Promise<void>

export type Closers = {
  server?: Close
  sandbox?: Close
  database?: Close
  lock?: Close
  /** Asks the database to end without waiting for it. */
  forceDatabase?: () => void
}

/** The server first, because it still needs the others to finish what it has begun. */
const order = ['server', 'sandbox', 'database', 'lock'] as const
const lookAtParentMs = 500

export async function untilStopped(closers: Closers, open: () => Promise<void>): Promise<void> {
  const stop = stopSignal(closers)
  const opening = open()
  try {
    await Promise.race([opening, stop.asked])
    await stop.asked
    // Stopped in the middle of opening: what is on its way has to arrive before it can be closed.
    await opening.catch(() => {})
  } finally {
    await closeAll(closers)
    stop.release()
  }
}

async function closeAll(closers: Closers): Promise<void> {
  for (const what of order) {
    try {
      await closers[what]?.()
    } catch (error) {
      report(error)
      process.exitCode = 1
    }
  }
}

function stopSignal(closers: Closers) {
  let ask: () => void = () => {}
  const asked = new Promise<void>((resolve) => {
    ask = resolve
  })
  let count = 0
  const onSignal = () => {
    count += 1
    if (count === 1) {
      say('\n정리하고 있어요. 한 번 더 누르면 바로 끝나요 — stopping; once more to force')
      ask()
    } else force(closers)
  }
  const onFault = (error: unknown) => {
    report(error)
    process.exitCode = 1
    ask()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', onFault)
  process.on('unhandledRejection', onFault)
  const watch = watchParent(ask)
  return {
    asked,
    release() {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, onSignal)
      process.off('uncaughtException', onFault)
      process.off('unhandledRejection', onFault)
    },
  }
}

/** npm that is killed tells nobody; who was below it is then given to another parent. */
function watchParent(ask: () => void): NodeJS.Timeout | undefined {
  if (process.env.npm_lifecycle_event !== 'start') return undefined
  const line = lineage()
  const watch = setInterval(() => {
    if (lineage() !== line) ask()
  }, lookAtParentMs)
  watch.unref()
  return watch
}

/** Our parent and, where that is only the shell which npm calls us through, npm above it. */
function lineage(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const [, name = '', above = ''] = /\((.*)\) \S+ (\d+)/.exec(stat) ?? []
    return /^(ba|da|z|k)?sh$/.test(name) ? `${process.ppid} ${above}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}

/** The sandbox ends when its channel closes; the database ends by itself once it is told. */
function force(closers: Closers): never {
  closers.forceDatabase?.()
  process.exit(130)
}
