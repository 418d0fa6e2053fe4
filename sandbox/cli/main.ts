/** The sandbox's own command line, for those who use it without the shop. */

import { parseArgs } from 'node:util'
import { compareCommand } from './compare-command.ts'
import { CannotDo, ending, terminal } from './io.ts'
import { listScenarios, scenarioCommand } from './scenario-command.ts'
import { listenCommand, triggerCommand } from './webhook-commands.ts'

const help = `토스 샌드박스 — a local stand-in for Toss Payments

  toss-sandbox [--port 4010] [--data-dir DIR] [--seed TEXT]
      샌드박스를 켜요 — start the sandbox; its page is http://localhost:4010
  toss-sandbox scenario list [--json]
  toss-sandbox scenario run <file|name> [--stage] [--url URL] [--json]
      시나리오를 실행해요 — play a scenario; --stage only sets its faults
  toss-sandbox webhooks listen --forward-to URL [--events A,B] [--url URL] [--json]
      웹훅을 내 서버로 보내요 — have webhooks sent to your server
  toss-sandbox webhooks trigger <event> [--set path=value …] [--payment-key KEY] [--url URL] [--json]
      이벤트를 하나 보내요 — send one event
  toss-sandbox compare --secret-key test_sk_… [--base URL] [--against URL] [--facts FILE] [--json]
      진짜 토스와 비교해요 — compare with the real one, at no cost
      [--payment-key KEY --order-id ID --amount WON]  a test payment just authenticated: two more facts`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  help: { ...flag, short: 'h' },
  json: flag,
  stage: flag,
  url: text,
  'forward-to': text,
  events: text,
  set: { type: 'string', multiple: true },
  'payment-key': text,
  'order-id': text,
  amount: text,
  'secret-key': text,
  base: text,
  against: text,
  facts: text,
} as const

const commands = ['scenario', 'webhooks', 'compare', 'help']
const [first = ''] = process.argv.slice(2)

if (first === '--help' || first === '-h' || first === 'help') terminal.out(help)
else if (first === '' || first.startsWith('-')) await import('../main.ts')
else if (!commands.includes(first)) usage(`unknown command: ${first}`)
else process.exitCode = await ending(terminal, run())

async function run(): Promise<number> {
  const { values, positionals } = read()
  if (values.help) {
    terminal.out(help)
    return 0
  }
  const [command, verb, what] = positionals
  if (command === 'scenario' && verb === 'list') return listScenarios(values, terminal)
  if (command === 'scenario' && verb === 'run' && what !== undefined) {
    return scenarioCommand(what, values, terminal)
  }
  const forwardTo = values['forward-to']
  if (command === 'webhooks' && verb === 'listen' && forwardTo !== undefined) {
    return listenCommand({ ...values, forwardTo, signal: untilStopped() }, terminal)
  }
  const paymentKey = values['payment-key']
  if (command === 'webhooks' && verb === 'trigger' && what !== undefined) {
    return triggerCommand({ ...values, event: what, paymentKey }, terminal)
  }
  const secretKey = values['secret-key'] ?? process.env.TOSS_SECRET_KEY
  if (command === 'compare' && secretKey !== undefined) {
    const { 'order-id': orderId, amount } = values
    const session =
      paymentKey !== undefined && orderId !== undefined && amount !== undefined
        ? { paymentKey, orderId, amount: Number(amount) }
        : undefined
    return compareCommand({ ...values, secretKey, session }, terminal)
  }
  throw new CannotDo(
    '이렇게는 쓸 수 없어요. toss-sandbox --help',
    'Not like this: toss-sandbox --help',
  )
}

function read() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CannotDo(`${reason} (toss-sandbox --help)`, 'See toss-sandbox --help')
  }
}

function untilStopped(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return stopping.signal
}

function usage(reason: string): void {
  terminal.say(`✗ ${reason}\n\n${help}`)
  process.exitCode = 1
}
