/** `npm run verify`: format, lint, types, tidiness and the pure tests, side by side. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install, refuseOldNode, root, say } from './install.mjs'

refuseOldNode()
await install()

const checks = [
  ['format & lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['tests', 'vitest/vitest.mjs', ['run', '--project', 'unit']],
]
const startedAt = Date.now()
const results = await Promise.all(checks.map(([name, program, args]) => check(name, program, args)))
const failed = results.filter((each) => !each.ok)
for (const { name, said } of failed) say(`\n✗ ${name}\n${said}`)
for (const { name, ok, seconds } of results) say(`${ok ? '✓' : '✗'} ${name} ${seconds} s`)
say(`${failed.length === 0 ? '✓' : '✗'} verify ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
process.exitCode = failed.length === 0 ? 0 : 1

function check(name, program, args) {
  const begunAt = Date.now()
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  return new Promise((resolve) =>
    child.once('close', (code) =>
      resolve({ name, ok: code === 0, said, seconds: ((Date.now() - begunAt) / 1000).toFixed(1) }),
    ),
  )
}
