/** The files of the house, as git sees them: kept or about to be. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const notOurs = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', 'test-results'])

/** Relative paths with `/`. */
export function filesOfTheHouse(): string[] {
  try {
    const out = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return out.split('\n').filter((path) => path !== '' && existsSync(join(root, path)))
  } catch {
    // A copy without git.
    return walk('')
  }
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (notOurs.has(entry.name)) return []
    return entry.isDirectory() ? walk(path) : [path]
  })
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function isThere(path: string): boolean {
  return existsSync(join(root, path))
}

/** What a file imports, types too; a relative import as a path of the house, anything else by its name. */
export function importsOf(
  path: string,
  text = textOf(path),
): { from: string; typeOnly: boolean }[] {
  const found: { from: string; typeOnly: boolean }[] = []
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm
  for (const match of text.matchAll(pattern)) {
    const name = match[2] ?? match[3]
    if (name !== undefined)
      found.push({ from: resolved(path, name), typeOnly: match[1] !== undefined })
  }
  return found
}

function resolved(from: string, name: string): string {
  return name.startsWith('.') ? join(dirname(from), name).replaceAll('\\', '/') : name
}
