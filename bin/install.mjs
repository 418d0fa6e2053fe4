/**
 * Notices a node_modules that is missing or older than the lock file, and mends it. No dependencies, and no
 * syntax that an old Node could not read, because this is what tells its owner that it is old.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const modules = join(root, 'node_modules')
const marker = join(modules, '.hanbeon-installed')
/** Without these nothing starts; they also tell a node_modules of another machine. */
const keyPackages = [
  'tsx',
  'commander',
  'pg',
  'vite',
  `@esbuild/${process.platform}-${process.arch}`,
]

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(
    `Node ${process.versions.node}은(는) 너무 오래됐어요. Node 20.19 이상을 설치해 주세요 (24를 권해요): https://nodejs.org`,
    `Node ${process.versions.node} is too old. Install Node 20.19 or newer (24 is recommended): https://nodejs.org`,
  )
}

export async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (!isWhole()) await runNpm()
  else if (read(marker) === wanted) return
  else if (!matches(JSON.parse(lock))) await runNpm()
  try {
    writeFileSync(marker, wanted)
  } catch {
    // The repository belongs to somebody else: then it is compared again the next time.
  }
}

export async function registerTypeScript() {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: false })
}

/** The address of the loader, for processes that we start. */
export function typeScriptLoader() {
  return ['--import', pathToFileURL(join(modules, 'tsx', 'dist', 'loader.mjs')).href]
}

function isWhole() {
  return keyPackages.every((name) => existsSync(join(modules, name, 'package.json')))
}

/** npm leaves a note of what it has installed; what is of another platform may be absent. */
function matches(lock) {
  const note = read(join(modules, '.package-lock.json'))
  if (note === undefined) return false
  const installed = JSON.parse(note).packages
  return Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === '' ||
      (wanted.optional && installed[path] === undefined) ||
      (installed[path] && installed[path].version === wanted.version),
  )
}

function runNpm() {
  say(
    '· 필요한 것을 설치하고 있어요 (처음 한 번, 보통 1분 안쪽) — installing what the lock file says',
  )
  const startedAt = Date.now()
  const timer = setInterval(() => {
    say(`  … ${Math.round((Date.now() - startedAt) / 1000)}초`)
  }, 10_000)
  const npm = process.env.npm_execpath
  const usesNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm)
  const [program, first] = usesNpm ? [process.execPath, [npm]] : [npmName(), []]
  // Also under NODE_ENV=production: the pages are built here, and the tests are run here.
  const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !usesNpm,
  })
  return new Promise((resolve) => {
    child.once('error', (error) => installFailed(error.message))
    child.once('exit', (code, signal) => {
      clearInterval(timer)
      if (code === 0 && isWhole()) resolve()
      else installFailed(`npm ci: ${code === null ? signal : code}`)
    })
  })
}

function npmName() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

function installFailed(reason) {
  fail(
    `설치하지 못했어요 (${reason}). 인터넷 연결과 ${root} 폴더의 쓰기 권한을 확인한 뒤, 그 폴더에서 npm ci를 실행해 주세요.`,
    `Installing failed (${reason}). Check the network and that you may write to ${root}, then run npm ci there.`,
  )
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

export function say(line) {
  process.stderr.write(`${line}\n`)
}

export function fail(ko, en) {
  say(`\n✗ ${ko}\n  ${en}\n`)
  process.exit(1)
}
