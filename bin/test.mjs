/** `npm test`: every test, on a fresh clone too; what follows `--` goes to Vitest. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { install, refuseOldNode, registerTypeScript, root, say } from './install.mjs'

refuseOldNode()
await install()
const args = process.argv.slice(2)
const env = { ...process.env }
if (mayNeedBrowser(args)) {
  env.CHROMIUM_PATH = await findChromium()
  await buildPages()
}
process.exitCode = await runVitest()

/** Pure and database tests alone need neither pages nor a browser. */
function mayNeedBrowser(given) {
  const projects = given
    .map((each, i) => (each === '--project' ? given[i + 1] : each.match(/^--project=(.*)/)?.[1]))
    .filter((each) => each !== undefined)
  return projects.length === 0 || projects.some((each) => !['unit', 'db'].includes(each))
}

async function buildPages() {
  await registerTypeScript()
  const { buildPages } = await import('../ops/start/pages.ts')
  const { report } = await import('../ops/program.ts')
  try {
    await buildPages({ root, dataDir: join(root, '.data'), env: process.env, say })
  } catch (error) {
    report(error)
    process.exit(1)
  }
}

function runVitest() {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  // Ctrl-C reaches Vitest as well, which closes what it has opened; we wait for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
