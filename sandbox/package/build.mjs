/** Builds the published package into `dist/sandbox-package/`, or into the folder that is named. */
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const sandbox = dirname(here)
const outdir = resolve(process.argv[2] ?? join(dirname(sandbox), 'dist', 'sandbox-package'))

/** Read beside the bundle when the program runs. */
const assets = [
  'window/sdk.js',
  'window/window.css',
  'control-page/control.js',
  'control-page/control.css',
]

await rm(outdir, { recursive: true, force: true })
await mkdir(outdir, { recursive: true })
await build({
  absWorkingDir: sandbox,
  entryPoints: { index: 'index.ts', 'toss-sandbox': 'cli/main.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'eof',
  logLevel: 'warning',
  banner: { js: '#!/usr/bin/env node' },
})
for (const file of assets) await copyFile(join(sandbox, file), join(outdir, basename(file)))
for (const file of ['package.json', 'README.md', 'index.d.ts']) {
  await copyFile(join(here, file), join(outdir, file))
}
await chmod(join(outdir, 'toss-sandbox.js'), 0o755)
console.error(`✓ ${outdir}`)
