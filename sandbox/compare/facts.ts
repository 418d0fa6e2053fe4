/** `toss-facts.json`: what was observed of the real Toss, for a sandbox that is started beside it. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseJson } from '../http/read-body.ts'
import { defaultReadings, type Readings } from '../options.ts'

export const factsFile = 'toss-facts.json'

/** The readings in the file; `{}` where there is none. Throws where it is not what `writeFacts` writes. */
export function readFacts(path: string = factsFile): Partial<Readings> {
  if (!existsSync(path)) return {}
  const file = parseJson(readFileSync(path, 'utf8'))
  const readings = typeof file === 'object' && file !== null ? Reflect.get(file, 'readings') : null
  if (typeof readings !== 'object' || readings === null) {
    throw new Error(`${path}: "readings" is missing`)
  }
  for (const [name, value] of Object.entries(readings)) {
    const known: unknown = Reflect.get(defaultReadings, name)
    if (typeof value !== typeof known) throw new Error(`${path}: "${name}" is not a reading`)
  }
  return readings
}

/** What was observed before and not this time stays. */
export function writeFacts(
  observed: { readings: Partial<Readings>; from: string; at: string },
  path: string = factsFile,
): void {
  const readings = { ...readFacts(path), ...observed.readings }
  writeFileSync(path, `${JSON.stringify({ ...observed, readings }, null, 2)}\n`)
}
