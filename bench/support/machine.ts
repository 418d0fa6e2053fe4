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
export type Noise = { loadBefore: number; othersBusy: number; quiet: boolean }

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

/** How busy others keep the machine, before anything of ours runs: quiet is less than a fifth of it. */
export async function listen(ms = 3_000): Promise<Noise> {
  const before = times()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const after = times()
  const othersBusy = 1 - (after.idle - before.idle) / (after.all - before.all)
  return {
    loadBefore: rounded(loadavg()[0] ?? 0),
    othersBusy: rounded(othersBusy),
    quiet: othersBusy < 0.2,
  }
}

function times(): { idle: number; all: number } {
  let [idle, all] = [0, 0]
  for (const { times: each } of cpus()) {
    idle += each.idle
    all += each.user + each.nice + each.sys + each.idle + each.irq
  }
  return { idle, all }
}

const ticksPerSecond = 100

/** Processor time of a process, or of the children of one, so far; undefined where the system does not tell. */
export function cpuMs(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    return undefined
  }
}

export function cpuMsOfChildren(pid: number): number | undefined {
  try {
    const path = `/proc/${pid}/task/${pid}/children`
    const pids = readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    return pids.reduce((sum, each) => sum + (cpuMs(each) ?? 0), 0)
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
