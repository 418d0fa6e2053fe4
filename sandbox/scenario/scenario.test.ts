import { expect, test } from 'vitest'
import { createSandbox } from '../index.ts'
import { clientOf } from '../test-client.ts'
import { libraryScenarios } from './library.ts'
import type { ScenarioResult } from './run-scenario.ts'

const names = libraryScenarios().map((scenario) => scenario.name)
const open = () => clientOf(createSandbox().fetch)
const run = (toss: ReturnType<typeof open>, name: string, input: object = {}) =>
  toss.call<ScenarioResult>('POST', `/sandbox/scenarios/${name}/run`, input)
const runOwn = (toss: ReturnType<typeof open>, steps: object[]) =>
  toss.call<ScenarioResult & { code: string; detail: string }>('POST', '/sandbox/scenarios/run', {
    scenario: { name: 'own', title: { ko: '내 것', en: 'My own' }, steps },
  })

test.each(names)('%s comes out as it says', async (name) => {
  const toss = open()
  const { status, body } = await run(toss, name)
  expect(status).toBe(200)
  expect(body.steps.filter((step) => !step.ok)).toEqual([])
  expect(body).toMatchObject({ name, ok: true })
  // It leaves no fault and no webhook behind.
  expect((await toss.call('GET', '/sandbox/faults')).body).toEqual({ faults: [] })
  expect((await toss.call('GET', '/sandbox/webhooks')).body).toEqual({ webhooks: [] })
})

test('scenarios can be played one after the other on one sandbox', async () => {
  const toss = open()
  for (const name of [...names.slice(0, 8), ...names.slice(0, 4)]) {
    const { body } = await run(toss, name)
    expect([name, body.steps.find((step) => !step.ok)]).toEqual([name, undefined])
  }
})

test('the library is listed with what it shows, and each file can be read', async () => {
  const toss = open()
  const { body } = await toss.call<{ scenarios: { name: string }[] }>('GET', '/sandbox/scenarios')
  expect(body.scenarios.map((scenario) => scenario.name)).toEqual(names)
  const one = await toss.call('GET', '/sandbox/scenarios/declined-card')
  expect(one.body).toMatchObject({ name: 'declined-card', steps: expect.any(Array) })
  expect((await run(toss, 'no-such-thing')).status).toBe(404)
})

test('a stage is set for a program of one’s own, which any order runs into', async () => {
  const toss = open()
  const { body } = await run(toss, 'declined-card', { stage: true })
  expect(body).toMatchObject({ ok: true, steps: [{ kind: 'fault', ok: true }] })
  const order = { orderId: 'ORD-20261121-AAAAAAA', amount: 10_000 }
  const paymentKey = await toss.newPayment(order)
  expect((await toss.confirm({ paymentKey, ...order })).body.code).toBe('REJECT_CARD_PAYMENT')
})

test('a scenario hits its own orders only', async () => {
  const toss = open()
  const { body } = await runOwn(toss, [
    { fault: { operation: 'confirm', mode: 'decline', times: 9 } },
    { payment: { as: 'mine' } },
    { call: { method: 'GET', path: '/v1/payments/{mine.paymentKey}', as: 'seen' } },
    { call: { operation: 'confirm', payment: 'mine', expect: { status: 403 } } },
  ])
  expect(body.ok).toBe(true)
  expect(body.orderIdPrefix).toMatch(/^scn-\w+-$/)
})

test('an expectation that fails ends the run and says what differs', async () => {
  const { body } = await runOwn(open(), [
    { payment: { as: 'p', amount: 5000 } },
    { note: 'wrong', call: { operation: 'confirm', payment: 'p', expect: { status: 403 } } },
    { expect: { payment: 'p', is: { status: 'ABORTED' } } },
  ])
  expect(body).toMatchObject({
    ok: false,
    steps: [
      { kind: 'payment', ok: true },
      { kind: 'call', note: 'wrong', ok: false, detail: 'status: 403 expected, 200 there' },
    ],
  })
})

test.each([
  [[{}]],
  [[{ clock: { advanceSeconds: 1 }, fault: {} }]],
  [[{ dance: {} }]],
  [[{ clock: { advanceSeconds: -1 } }]],
  [[]],
])('a file with the steps %j is refused', async (steps) => {
  const { status, body } = await runOwn(open(), steps)
  expect([status, body.code]).toEqual([400, 'INVALID_REQUEST'])
})

test.each([
  ['a fault that is none', { fault: { operation: 'confirm', mode: 'explode' } }, /400 there/],
  ['a name that is none', { deposit: { payment: 'who' } }, /nothing is called "who"/],
])('%s fails its step', async (_what, step, reason) => {
  const { body } = await runOwn(open(), [step])
  expect(body).toMatchObject({ ok: false, steps: [{ ok: false }] })
  expect(body.steps[0]?.detail).toMatch(reason)
})
