/** Writes a baseline: the figures, what they were measured on, when, and by which command. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './programs.ts'

export function saveBaseline(name: string, figures: Record<string, unknown>): void {
  const path = join(root, 'bench', 'baselines', `${name}.json`)
  const command = `npm run bench -- ${name} --save`
  const text = JSON.stringify({ command, at: new Date().toISOString(), ...figures }, null, 2)
  writeFileSync(path, `${text}\n`)
  console.log(`✓ ${path}`)
}
