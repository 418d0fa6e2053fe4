/** The pages are built when they are missing or old, and a build that fails leaves the old ones. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../test/support/temp.ts'
import { buildPages } from './pages.ts'

/** Stands in for Vite: writes how often it was called, or fails where the page says so. */
const fakeVite = `
const fs = require('node:fs')
const page = fs.readFileSync('web/index.html', 'utf8')
if (page === 'broken') { console.error('the page is broken'); process.exit(1) }
fs.appendFileSync('calls.txt', '.')
const outDir = process.argv[process.argv.indexOf('--outDir') + 1]
fs.mkdirSync(outDir, { recursive: true })
fs.writeFileSync(outDir + '/index.html', page)
`

async function house() {
  const root = await tempFolder('hanbeon-pages')
  await mkdir(join(root, 'node_modules', 'vite', 'bin'), { recursive: true })
  await mkdir(join(root, 'web'))
  await mkdir(join(root, 'contract'))
  await writeFile(join(root, 'node_modules', 'vite', 'package.json'), '{}')
  await writeFile(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), fakeVite)
  for (const name of ['package.json', 'package-lock.json', 'vite.config.ts'])
    await writeFile(join(root, name), '{}')
  const page = (text: string) => writeFile(join(root, 'web', 'index.html'), text)
  await page('first')
  const said: string[] = []
  return {
    root,
    page,
    said,
    calls: async () => (await readFile(join(root, 'calls.txt'), 'utf8')).length,
    build: (env: NodeJS.ProcessEnv = {}) =>
      buildPages({ root, dataDir: join(root, '.data'), env, say: (line) => said.push(line) }),
  }
}

test('they are built once, and again when a source or a setting of theirs has changed', async () => {
  const { root, page, build, calls, said } = await house()
  expect(await build()).toBe(join(root, 'dist', 'web'))
  await build()
  expect(await calls()).toBe(1)
  expect(said).toEqual(['· 화면을 만들고 있어요 — building the pages'])
  await page('second')
  await build()
  expect(await readFile(join(root, 'dist', 'web', 'index.html'), 'utf8')).toBe('second')
  await build({ VITE_API_BASE: 'https://api.example.com' })
  expect(await calls()).toBe(3)
})

test('a test of the pages is none of their sources', async () => {
  const { root, build, calls } = await house()
  await build()
  await writeFile(join(root, 'web', 'cart.test.ts'), 'a test')
  await build()
  expect(await calls()).toBe(1)
})

test('a build that fails says why, and leaves the old pages and nothing half', async () => {
  const { root, page, build, said } = await house()
  await build()
  await page('broken')
  await expect(build()).rejects.toThrow('The pages could not be built')
  expect(said.at(-1)).toBe('the page is broken')
  expect(await readFile(join(root, 'dist', 'web', 'index.html'), 'utf8')).toBe('first')
})

test('two starts at once end with one set of pages', async () => {
  const { root, build } = await house()
  expect(await Promise.all([build(), build()])).toEqual(Array(2).fill(join(root, 'dist', 'web')))
})

test('where nothing may be written beside the sources, they go to the data folder', async () => {
  const { root, build } = await house()
  // A file in the folder's place is as closed as a folder of somebody else, for root as well.
  await writeFile(join(root, 'dist'), '')
  expect(await build()).toBe(join(root, '.data', 'web'))
})
