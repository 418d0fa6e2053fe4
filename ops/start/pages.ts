/** The pages, built by Vite when they are missing or older than their sources. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  access,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { readIfThere } from '../../server/platform/embedded-postgres/data-folder.ts'
import { codeOf } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'

type Options = {
  root: string
  dataDir: string
  env: NodeJS.ProcessEnv
  say: (line: string) => void
}

const marker = '.hanbeon-build'
const sources = ['web', 'contract', 'vite.config.ts', 'package-lock.json']

/** The folder that the server hands out. */
export async function buildPages({ root, dataDir, env, say }: Options): Promise<string> {
  const wanted = await fingerprint(root, env)
  const usual = join(root, 'dist', 'web')
  // Where the repository belongs to somebody else, the pages are built into the data folder.
  const own = join(dataDir, 'web')
  for (const folder of [usual, own]) if (await isFresh(folder, wanted)) return folder
  const target = (await canReplace(usual)) ? usual : own
  say('· 화면을 만들고 있어요 — building the pages')
  const half = `${target}.${randomBytes(4).toString('hex')}`
  try {
    await mkdir(dirname(target), { recursive: true })
    await runVite(root, half, env, say)
    await writeFile(join(half, marker), wanted)
    await rm(target, { recursive: true, force: true })
    await rename(half, target)
  } catch (error) {
    // Another start may have put the same pages there meanwhile.
    if (!(await isFresh(target, wanted))) throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return target
}

async function fingerprint(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of await filesOf(join(root, source)))
      hash
        .update(relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0')
  for (const name of Object.keys(env).sort())
    if (name.startsWith('VITE_')) hash.update(`${name}=${env[name]}\0`)
  return hash.digest('hex')
}

async function filesOf(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [path]
  }
}

async function isFresh(folder: string, wanted: string): Promise<boolean> {
  return (await readIfThere(join(folder, marker)).catch(() => undefined)) === wanted
}

/** A folder is put in its place by its parent, or by the nearest one above that exists. */
async function canReplace(path: string): Promise<boolean> {
  const parent = dirname(path)
  try {
    await access(join(parent, sep), constants.W_OK)
    return true
  } catch (error) {
    return codeOf(error) === 'ENOENT' && canReplace(parent)
  }
}

function runVite(root: string, outDir: string, env: NodeJS.ProcessEnv, say: Options['say']) {
  const manifest = createRequire(join(root, 'package.json')).resolve('vite/package.json')
  const program = join(dirname(manifest), 'bin', 'vite.js')
  const args = ['build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir']
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      say(said.trim())
      reject(failed())
    })
  })
}

function failed(): Trouble {
  return new Trouble(
    '화면을 만들지 못했어요. 위의 오류를 고치고 다시 시작해 주세요.',
    'The pages could not be built. Mend the error above and start again.',
  )
}
