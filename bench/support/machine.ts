/** What a figure was measured on, and how much else was going on there. */
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'

export type Machine = {
  cpu: string
  cores: number
  memoryGb: number
  system: string
  node: string
  postgres?: string
}
/** The share of the machine that others kept busy: before, and, where our own part is known, meanwhile. */
export type Noise = {
  loadAverage: number
  othersBefore: number
  othersMeanwhile?: number
  quiet: boolean
}

export function machine(postgres?: string): Machine {
  const all = cpus()
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgres,
  }
}

/** Listens before anything of ours runs; the answer is asked for at the end. Quiet is less than a fifth. */
export async function listen(ms = 3_000): Promise<(ownCpuMs?: number) => Noise> {
  const loadAverage = rounded(loadavg()[0] ?? 0)
  const first = times()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const begun = times()
  const othersBefore = rounded(busyBetween(first, begun))
  return (ownCpuMs) => {
    const now = times()
    const own = ownCpuMs === undefined ? undefined : ownCpuMs / (now.all - begun.all)
    const othersMeanwhile =
      own === undefined ? undefined : rounded(Math.max(0, busyBetween(begun, now) - own))
    const quiet = othersBefore < 0.2 && (othersMeanwhile ?? 0) < 0.2
    return { loadAverage, othersBefore, othersMeanwhile, quiet }
  }
}

type Times = { idle: number; all: number }

function busyBetween(from: Times, to: Times): number {
  return 1 - (to.idle - from.idle) / (to.all - from.all)
}

function times(): Times {
  let [idle, all] = [0, 0]
  for (const { times: each } of cpus()) {
    idle += each.idle
    all += each.user + each.nice + each.sys + each.idle + each.irq
  }
  return { idle, all }
}

const ticksPerSecond = 100

/** Processor time so far, of a process and of its children that have ended; undefined where the system does not tell. */
export function cpuMs(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return (ticks * 1000) / ticksPerSecond
  } catch {
    return undefined
  }
}

/** The same of a process with all its children, running and ended. */
export function cpuMsOfFamily(pid: number): number | undefined {
  try {
    const path = `/proc/${pid}/task/${pid}/children`
    const pids = readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    return pids.reduce((sum, each) => sum + (cpuMs(each) ?? 0), cpuMs(pid) ?? 0)
  } catch {
    return undefined
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
