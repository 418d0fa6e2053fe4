/** The package as a stranger gets it: packed, installed without a network, used from plain JavaScript. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as source from '../index.ts'
import type * as published from './index.d.ts'

const run = promisify(execFile)
const build = fileURLToPath(new URL('./build.mjs', import.meta.url))
const manifest = JSON.stringify({ name: 'shop', private: true, type: 'module' })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-package-'))
  const built = join(folder, 'built')
  await run(process.execPath, [build, built])
  await run('npm', ['pack', '--pack-destination', folder], { cwd: built })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? 'none'
  await writeFile(join(folder, 'package.json'), manifest)
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], {
    cwd: folder,
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The sandbox does not start in production; nor may a setting of this shell reach it. */
const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' }

test('createSandbox() approves a payment in plain JavaScript', async () => {
  const script = `
import { createSandbox } from '@hanbeon/toss-sandbox'
const sandbox = createSandbox({ seed: 'package' })
const post = (path, body, headers) => sandbox.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
const { secretKey } = await (await sandbox.fetch('/sandbox/keys')).json()
const order = { orderId: 'order-000001', amount: 15000 }
const { paymentKey } = await (await post('/sandbox/payments', order)).json()
const authorization = 'Basic ' + Buffer.from(secretKey + ':').toString('base64')
const payment = await (await post('/v1/payments/confirm', { paymentKey, ...order }, { authorization })).json()
const { url, close } = await sandbox.listen(0)
const pages = []
for (const path of ['/', '/sandbox/page/control.js', '/sandbox/page/control.css', '/v2/standard', '/window/window.css'])
  pages.push((await fetch(url + path)).status)
await close()
console.log(JSON.stringify({ status: payment.status, method: payment.method, pages }))
`
  await writeFile(join(folder, 'shop.js'), script)
  const { stdout } = await run(process.execPath, ['shop.js'], { cwd: folder, env })
  expect(JSON.parse(stdout)).toEqual({
    status: 'DONE',
    method: '카드',
    pages: [200, 200, 200, 200, 200],
  })
})

test('its command plays a scenario', async () => {
  const bin = join(folder, 'node_modules', '.bin', 'toss-sandbox')
  const args = ['scenario', 'run', 'approved-answer-lost', '--json']
  const { stdout } = await run(bin, args, { cwd: folder, env: { ...env, TOSS_SANDBOX_PORT: '9' } })
  expect(JSON.parse(stdout)).toMatchObject({ name: 'approved-answer-lost', ok: true })
})

test('its types are those of the source', () => {
  const options: published.SandboxOptions = { seed: 'a', webhookTimeScale: 1, requestsPerMinute: 1 }
  const same: (sandbox: source.Sandbox) => published.Sandbox = (sandbox) => sandbox
  expect([options.seed, typeof same]).toEqual(['a', 'function'])
})
