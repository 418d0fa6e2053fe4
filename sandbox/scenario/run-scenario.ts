/**
 * Runs a scenario against a sandbox through its own API, and tells what became of each step.
 *
 * Every order of a run begins with the run's own prefix, and its faults hit those orders only: what else
 * goes on in the sandbox is left alone. The clock alone is everybody's.
 */

import { setTimeout as pause } from 'node:timers/promises'
import { type Answered, type Caller, callerOf, type Fetcher, makeCall } from './caller.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { differences, resolve } from './references.ts'
import {
  type CallStep,
  kindOf,
  type Scenario,
  type Step,
  type StepKind,
  stageOf,
} from './scenario.ts'

export type StepResult = {
  kind: StepKind
  note?: string
  ok: boolean
  /** What happened, or what differs from what was expected. */
  detail: string
}

export type ScenarioResult = {
  name: string
  ok: boolean
  orderIdPrefix: string
  steps: StepResult[]
}

export type RunOptions = {
  /** Only puts up faults and clock, for a program of one's own to run into; then they hit every order. */
  stage?: boolean
}

type Run = {
  caller: Caller
  prefix: string
  isStage: boolean
  named: Map<string, unknown>
  receiver: Receiver | undefined
}

const withinMs = 5_000

export async function runScenario(
  fetcher: Fetcher,
  scenario: Scenario,
  { stage = false }: RunOptions = {},
): Promise<ScenarioResult> {
  const prefix = `scn-${Math.random().toString(36).slice(2, 8)}-`
  const caller = await callerOf(fetcher)
  const run: Run = { caller, prefix, isStage: stage, named: new Map(), receiver: undefined }
  const results: StepResult[] = []
  const put: string[] = []
  const steps = stage ? stageOf(scenario) : scenario.steps
  try {
    for (const step of steps) {
      const result = await playStep(run, step, put)
      results.push(result)
      if (!result.ok) break
    }
  } finally {
    await run.receiver?.close()
    // What a run has put up and not used must not wait for somebody else.
    if (!stage) for (const path of put) await caller.control('DELETE', path)
  }
  const ok = results.length === steps.length && results.every((result) => result.ok)
  return { name: scenario.name, ok, orderIdPrefix: stage ? '' : prefix, steps: results }
}

async function playStep(run: Run, step: Step, put: string[]): Promise<StepResult> {
  const kind = kindOf(step)
  const told = { kind, ...(step.note === undefined ? {} : { note: step.note }) }
  try {
    return { ...told, ok: true, detail: await doStep(run, step, put) }
  } catch (error) {
    return { ...told, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function doStep(run: Run, step: Step, put: string[]): Promise<string> {
  const { caller } = run
  if (step.fault !== undefined) {
    const only = run.isStage ? {} : { orderIdPrefix: run.prefix }
    const { id } = await must(caller.control('POST', '/faults', { ...only, ...step.fault }), 201)
    put.push(`/faults/${id}`)
    return `${step.fault.operation} ${step.fault.mode}`
  }
  if (step.payment !== undefined) return newPayment(run, step.payment)
  if (step.call !== undefined) return doCall(run, step.call)
  if (step.clock !== undefined) return moveClock(run, step.clock)
  if (step.deposit !== undefined) {
    const path = `/virtual-accounts/${textOf(run, step.deposit.payment, 'orderId')}/deposit`
    await must(caller.control('POST', path), step.deposit.status)
    return String(step.deposit.status)
  }
  if (step.depositError !== undefined) {
    const path = `/virtual-accounts/${textOf(run, step.depositError.payment, 'orderId')}/deposit-error`
    await must(caller.control('POST', path), 200)
    return '200'
  }
  if (step.consoleCancel !== undefined) {
    const { payment, ...input } = step.consoleCancel
    const path = `/payments/${textOf(run, payment, 'paymentKey')}/cancel`
    const { status } = await must(caller.control('POST', path, input), 200)
    return String(status)
  }
  if (step.expire !== undefined) {
    const path = `/payments/${textOf(run, step.expire.payment, 'paymentKey')}/expire`
    await must(caller.control('POST', path), 200)
    return 'EXPIRED'
  }
  if (step.receiver !== undefined) {
    run.receiver = await openReceiver(run.prefix, step.receiver.answers)
    const { id } = await must(caller.control('POST', '/webhooks', { url: run.receiver.url }), 201)
    put.push(`/webhooks/${id}`)
    return run.receiver.url
  }
  if (step.expect !== undefined) return expectPayment(run, step.expect)
  if (step.expectWebhooks !== undefined) return expectWebhooks(run, step.expectWebhooks)
  throw new Error('nothing to do')
}

/** Whatever is due before the move, and because of it, has been tried before the story goes on. */
async function moveClock(run: Run, clock: NonNullable<Step['clock']>): Promise<string> {
  if (run.receiver !== undefined) await until(() => dueWebhooks(run))
  const { now } = await must(run.caller.control('POST', '/clock', clock), 200)
  if (run.receiver !== undefined) await until(() => dueWebhooks(run))
  return String(now)
}

async function dueWebhooks({ caller, receiver }: Run): Promise<string[]> {
  const clock = await must(caller.control('GET', '/clock'), 200)
  const now = Date.parse(String(clock.now))
  const { deliveries } = await must(caller.control('GET', '/webhook-deliveries'), 200)
  const ours = (deliveries as { url: string; status: string; nextAt: string }[]).filter(
    ({ url, status }) => url === receiver?.url && status === 'pending',
  )
  return ours.flatMap(({ nextAt }) => (Date.parse(nextAt) > now ? [] : ['a webhook is on its way']))
}

async function newPayment(run: Run, wanted: NonNullable<Step['payment']>): Promise<string> {
  const { as, status, ...input } = wanted
  const order = { orderId: `${run.prefix}${as}`, ...input }
  const { paymentKey } = await must(run.caller.control('POST', '/payments', order), 201)
  run.named.set(as, { ...order, paymentKey })
  if (status === undefined || status === 'IN_PROGRESS') return String(paymentKey)
  const { orderId, amount } = order
  const { answer } = await run.caller.toss('POST', '/v1/payments/confirm', {
    body: { paymentKey, orderId, amount },
  })
  run.named.set(as, { ...order, ...answer })
  if (answer.status === status) return String(paymentKey)
  throw new Error(
    `status: "${status}" expected, ${JSON.stringify(answer.status ?? answer.code)} there`,
  )
}

async function doCall(run: Run, step: CallStep): Promise<string> {
  const resolved = resolve(step, run.named) as CallStep
  const about = step.payment === undefined ? undefined : run.named.get(step.payment)
  const answered = await makeCall(run.caller, resolved, { about, keyPrefix: run.prefix })
  if (step.as !== undefined) run.named.set(step.as, answered.answer)
  const wrong = step.expect === undefined ? [] : unexpected(resolved.expect, answered)
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  const { outcome, status, answer } = answered
  return outcome === 'answered' ? `${status} ${answer.code ?? answer.status ?? ''}`.trim() : outcome
}

function unexpected(expected: CallStep['expect'], answered: Answered): string[] {
  if (expected === undefined) return []
  const { outcome, status, code, body, location } = expected
  const wrong = differences(
    {
      outcome,
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
    },
    { outcome: answered.outcome, status: answered.status, code: answered.answer.code },
  )
  if (body !== undefined) wrong.push(...differences(body, answered.answer))
  if (location !== undefined && !answered.location.includes(location)) {
    wrong.push(`location: ${location} expected, ${answered.location} there`)
  }
  return wrong
}

async function expectPayment(
  run: Run,
  { payment, is }: NonNullable<Step['expect']>,
): Promise<string> {
  const path = `/v1/payments/${textOf(run, payment, 'paymentKey')}`
  const expected = resolve(is, run.named)
  await until(async () => {
    const { answer } = await run.caller.toss('GET', path, {})
    run.named.set(payment, { ...Object(run.named.get(payment)), ...answer })
    return differences(expected, answer)
  })
  return JSON.stringify(expected)
}

async function expectWebhooks(
  run: Run,
  { are, inAnyOrder, oneTransmission }: NonNullable<Step['expectWebhooks']>,
): Promise<string> {
  const { receiver } = run
  if (receiver === undefined) throw new Error('there is no receiver so far')
  const expected = resolve(are, run.named) as unknown[]
  await until(() => {
    const events = receiver.received.map(({ event }) => event)
    return inAnyOrder ? missing(expected, events) : differences(expected, events)
  })
  const ids = new Set(receiver.received.map((each) => each.transmissionId))
  if (oneTransmission && ids.size !== 1) throw new Error(`${ids.size} transmissions, 1 expected`)
  return `${receiver.received.length}`
}

function missing(expected: readonly unknown[], events: readonly unknown[]): string[] {
  const left = [...events]
  const wrong = expected.flatMap((each) => {
    const at = left.findIndex((event) => differences(each, event).length === 0)
    if (at === -1) return [`${JSON.stringify(each)} has not come`]
    left.splice(at, 1)
    return []
  })
  return left.length === 0 ? wrong : [...wrong, `${left.length} more than expected`]
}

/** What happens beside the calls needs a moment; the differences that remain are the failure. */
async function until(look: () => string[] | Promise<string[]>): Promise<void> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    const wrong = await look()
    if (wrong.length === 0) return
    if (Date.now() > giveUpAt) throw new Error(wrong.join('; '))
    await pause(10)
  }
}

function textOf(run: Run, alias: string, field: string): string {
  return String(resolve(`{${alias}.${field}}`, run.named))
}

async function must(
  asked: Promise<{ status: number; answer: Record<string, unknown> }>,
  status: number,
): Promise<Record<string, unknown>> {
  const { status: got, answer } = await asked
  if (got === status) return answer
  const reason = answer.detail ?? answer.message ?? ''
  throw new Error(`${status} expected, ${got} there: ${answer.code ?? ''} ${reason}`)
}
