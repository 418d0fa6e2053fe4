/** A fresh clone, a stale one and a broken one are mended; a good one is left alone. */
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, run } from '../test/support/process.ts'
import { tempFolder } from '../test/support/temp.ts'

const keyPackages = [
  'tsx',
  'commander',
  'pg',
  'vite',
  `@esbuild/${process.platform}-${process.arch}`,
]

/** Stands in for npm: notes that it was called, and puts down what `npm ci` would. */
const fakeNpm = `
const fs = require('node:fs')
fs.appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n')
if (process.env.FAKE_NPM_FAILS) process.exit(1)
for (const name of ${JSON.stringify(keyPackages)}) {
  fs.mkdirSync('node_modules/' + name, { recursive: true })
  fs.writeFileSync('node_modules/' + name + '/package.json', '{}')
}
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
`

async function clone() {
  const folder = await tempFolder('hanbeon-clone')
  await mkdir(join(folder, 'bin'))
  await copyFile(join(root, 'bin', 'install.mjs'), join(folder, 'bin', 'install.mjs'))
  await writeFile(join(folder, 'npm-cli.js'), fakeNpm)
  await writeLock(folder, '1.0.0')
  await writeFile(
    join(folder, 'bin', 'program.mjs'),
    `import { install } from './install.mjs'\nawait install()\nconsole.log('installed')`,
  )
  return folder
}

function writeLock(folder: string, version: string) {
  const packages = {
    '': {},
    'node_modules/pg': { version },
    'node_modules/of-another-platform': { version, optional: true },
  }
  return writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
}

async function install(folder: string, env: Record<string, string> = {}) {
  const program = run(process.execPath, [join(folder, 'bin', 'program.mjs')], {
    cwd: '/',
    env: { npm_execpath: join(folder, 'npm-cli.js'), ...env },
  })
  const code = await program.ended
  const calls = await readFile(join(folder, 'calls.txt'), 'utf8').catch(() => '')
  return { code, said: program.stderr(), calls: calls.split('\n').filter(Boolean) }
}

test('a fresh clone is installed, with development parts too, and only once', async () => {
  const folder = await clone()
  const first = await install(folder, { NODE_ENV: 'production' })
  expect(first).toMatchObject({ code: 0, calls: [expect.stringMatching(/^ci --include=dev/)] })
  expect(first.said).toContain('installing what the lock file says')
  expect(await install(folder)).toMatchObject({ code: 0, calls: first.calls, said: '' })
})

test('a new lock file is noticed', async () => {
  const folder = await clone()
  await install(folder)
  await writeLock(folder, '1.0.1')
  expect((await install(folder)).calls).toHaveLength(2)
})

test('a package that is gone is noticed', async () => {
  const folder = await clone()
  await install(folder)
  await rm(join(folder, 'node_modules', 'pg'), { recursive: true })
  expect((await install(folder)).calls).toHaveLength(2)
})

test('what somebody has installed with npm ci is good', async () => {
  const folder = await clone()
  await install(folder)
  await rm(join(folder, 'node_modules', '.hanbeon-installed'))
  expect((await install(folder)).calls).toHaveLength(1)
})

test('an installation that fails is a sentence, and not taken for one that worked', async () => {
  const folder = await clone()
  const failed = await install(folder, { FAKE_NPM_FAILS: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('Installing failed (npm ci: 1)')
  expect((await install(folder)).calls).toHaveLength(2)
})

test('a repository of somebody else is used as it is', async () => {
  const folder = await clone()
  await install(folder)
  const modules = join(folder, 'node_modules')
  await rm(join(modules, '.hanbeon-installed'))
  await chmod(modules, 0o555)
  expect(await install(folder)).toMatchObject({ code: 0, said: '' })
  await chmod(modules, 0o755)
})
