/** A sandbox follows the `toss-facts.json` of the folder in which it is started. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tsxLoader } from '../../ops/start/loader.ts'
import { root, run } from '../../test/support/process.ts'
import { merchants } from '../data/merchants.ts'
import { basic } from '../test-client.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-facts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start() {
  const args = [...tsxLoader(root), join(root, 'sandbox', 'main.ts'), '--port', '0']
  return run(process.execPath, args, { cwd: folder, env: { NODE_ENV: 'test' } })
}

test('what was learnt is followed', async () => {
  const readings = { oldPromotionsPath: 'served' }
  writeFileSync(join(folder, 'toss-facts.json'), JSON.stringify({ readings }))
  const program = start()
  try {
    await expect.poll(() => program.stdout(), { timeout: 20_000 }).toContain('ready')
    const url = /http:\/\/\S+/.exec(program.stdout())?.[0]
    const headers = { authorization: basic(merchants.window.secretKey) }
    expect((await fetch(`${url}/v1/cards/promotions`, { headers })).status).toBe(200)
  } finally {
    program.child.kill('SIGKILL')
    await program.ended
  }
})

test('a file that is none keeps it from starting, with a sentence', async () => {
  writeFileSync(join(folder, 'toss-facts.json'), '{}')
  const program = start()
  expect(await program.ended).toBe(1)
  expect(program.stderr()).toContain('The facts cannot be read')
})
