/**
 * The state on disk: a snapshot and a journal of everything that changed since.
 *
 * Entries are written before the request that caused them is answered, so whatever was answered survives
 * a kill of the process. It is not flushed to the platter: a power cut is not what a stand-in must survive.
 */

import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Entry } from './entry.ts'
import { linesOf } from './lines.ts'

export type Journal = {
  append(entry: Entry): void
  /** Writes what was appended; called before anything is answered. */
  flush(): void
  close(): void
}

export const noJournal: Journal = { append() {}, flush() {}, close() {} }

type Ports = {
  dir: string
  apply(entry: Entry): void
  /** The whole state as entries, for a snapshot. */
  entries(): Iterable<Entry>
  compactAfterBytes?: number
}

/** A journal is folded into a new snapshot when it is this long, and longer than the snapshot itself. */
const defaultCompactAfterBytes = 64 << 20

export function openJournal({ dir, apply, entries, compactAfterBytes }: Ports): Journal {
  const limit = compactAfterBytes ?? defaultCompactAfterBytes
  mkdirSync(dir, { recursive: true })
  let generation = latestGeneration(dir)
  replay(snapshotPath(dir, generation), apply)
  truncateSync(touch(journalPath(dir, generation)), replay(journalPath(dir, generation), apply))
  removeOthers(dir, generation)

  let fd = openSync(journalPath(dir, generation), 'a')
  let bytes = sizeOf(journalPath(dir, generation))
  let snapshotBytes = sizeOf(snapshotPath(dir, generation))
  let pending: string[] = []

  /** The new generation becomes real by one rename; until then the old one stands. */
  function compact(): void {
    const next = generation + 1
    const draft = `${snapshotPath(dir, next)}.tmp`
    writeEntries(draft, entries())
    renameSync(draft, snapshotPath(dir, next))
    closeSync(fd)
    generation = next
    fd = openSync(journalPath(dir, generation), 'a')
    bytes = 0
    snapshotBytes = sizeOf(snapshotPath(dir, generation))
    removeOthers(dir, generation)
  }

  return {
    append: (entry) => void pending.push(JSON.stringify(entry)),
    flush() {
      if (pending.length === 0) return
      const data = Buffer.from(`${pending.join('\n')}\n`)
      pending = []
      writeAll(fd, data)
      bytes += data.length
      if (bytes > Math.max(limit, snapshotBytes)) compact()
    },
    close: () => closeSync(fd),
  }
}

const snapshotPath = (dir: string, generation: number) => join(dir, `snapshot-${generation}.jsonl`)
const journalPath = (dir: string, generation: number) => join(dir, `journal-${generation}.jsonl`)
const fileName = /^(snapshot|journal)-(\d+)\.jsonl(\.tmp)?$/

/** The newest finished snapshot decides; a journal without one belongs to generation 0. */
function latestGeneration(dir: string): number {
  const finished = readdirSync(dir).map((name) => /^snapshot-(\d+)\.jsonl$/.exec(name)?.[1] ?? '0')
  return Math.max(0, ...finished.map(Number))
}

function removeOthers(dir: string, generation: number): void {
  for (const name of readdirSync(dir)) {
    const match = fileName.exec(name)
    if (match !== null && (Number(match[2]) !== generation || match[3] !== undefined)) {
      rmSync(join(dir, name))
    }
  }
}

/** Applies every whole line and returns where the last one ended. */
function replay(path: string, apply: (entry: Entry) => void): number {
  if (!existsSync(path)) return 0
  let end = 0
  for (const line of linesOf(path)) {
    try {
      apply(JSON.parse(line.text) as Entry)
    } catch (cause) {
      throw new Error(
        `${path} is damaged before byte ${line.end}; delete the folder to start afresh`,
        {
          cause,
        },
      )
    }
    end = line.end
  }
  return end
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

function touch(path: string): string {
  closeSync(openSync(path, 'a'))
  return path
}

function writeEntries(path: string, entries: Iterable<Entry>): void {
  const fd = openSync(path, 'w')
  let batch: string[] = []
  const flush = () => {
    if (batch.length > 0) writeAll(fd, Buffer.from(`${batch.join('\n')}\n`))
    batch = []
  }
  for (const entry of entries) {
    batch.push(JSON.stringify(entry))
    if (batch.length === 500) flush()
  }
  flush()
  closeSync(fd)
}

function writeAll(fd: number, data: Buffer): void {
  for (let written = 0; written < data.length; ) written += writeSync(fd, data, written)
}
