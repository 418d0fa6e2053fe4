/** The tools of the sandbox as a person calls them: exit codes, JSON, and one sentence in each language. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, run } from '../test/support/process.ts'

async function hanbeon(...args: string[]) {
  const program = run(process.execPath, [join(root, 'bin', 'hanbeon.mjs'), ...args], {
    env: { TOSS_SANDBOX_PORT: '9', NODE_ENV: 'test', TOSS_SECRET_KEY: '' },
  })
  const code = await program.ended
  return { code, out: program.stdout(), said: program.stderr() }
}

test('a scenario is played and told as JSON', async () => {
  const { code, out } = await hanbeon('sandbox', 'scenario', 'run', 'declined-card', '--json')
  expect(JSON.parse(out)).toMatchObject({ name: 'declined-card', ok: true })
  expect(code).toBe(0)
})

test.each([
  [['sandbox', 'scenario', 'run', 'nothing'], /nothing/],
  [['sandbox', 'compare', '--secret-key', 'live_sk_1'], /A live key is refused/],
  [['sandbox', 'compare'], /not a test secret key/],
  [['webhooks', 'trigger', 'BILLING_DELETED'], /There is no sandbox at http:\/\/127\.0\.0\.1:9\./],
  [['webhooks', 'listen', '--forward-to', 'http://127.0.0.1:9/'], /There is no sandbox/],
])('hanbeon %j ends with 1', async (args, sentence) => {
  const { code, said } = await hanbeon(...args)
  expect(said).toMatch(sentence)
  expect(code).toBe(1)
})

test.each([['sandbox'], ['webhooks']])('hanbeon %s has a help', async (command) => {
  const { code, out } = await hanbeon(command, '--help')
  expect(out).toContain(`hanbeon ${command}`)
  expect(code).toBe(0)
})
