/** `hanbeon webhooks …`: the sandbox's webhooks, sent to an address and on demand. */
import { Command } from 'commander'

type Listen = { forwardTo: string; events?: string; url?: string; json?: boolean }
type Trigger = { set?: string[]; paymentKey?: string; url?: string; json?: boolean }

const listen = new Command('listen')
  .description('샌드박스의 웹훅을 내 서버로 보내요 — have webhooks sent to your server')
  .requiredOption('--forward-to <address>', '받을 주소 — where to')
  .option('--events <types>', '받을 이벤트, 쉼표로 — these events only, with commas between')
  .option('--url <address>', '켜져 있는 샌드박스 — the sandbox that runs')
  .option('--json', 'JSON으로 — as JSON')
  .action(async (options: Listen) => {
    const { listenCommand } = await import('../sandbox/cli/webhook-commands.ts')
    const { ending, terminal } = await import('../sandbox/cli/io.ts')
    const stopping = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => stopping.abort())
    const work = listenCommand({ ...options, signal: stopping.signal }, terminal)
    process.exitCode = await ending(terminal, work)
  })

const trigger = new Command('trigger')
  .description('이벤트를 하나 보내요 — send one event')
  .argument('<event>', 'PAYMENT_STATUS_CHANGED, DEPOSIT_CALLBACK, …')
  .option('--set <path=value...>', '본문의 값을 바꿔요 — put this into the body')
  .option('--payment-key <key>', '이 결제의 이벤트로 — about this payment')
  .option('--url <address>', '켜져 있는 샌드박스 — the sandbox that runs')
  .option('--json', 'JSON으로 — as JSON')
  .action(async (event: string, options: Trigger) => {
    const { triggerCommand } = await import('../sandbox/cli/webhook-commands.ts')
    const { ending, terminal } = await import('../sandbox/cli/io.ts')
    process.exitCode = await ending(terminal, triggerCommand({ ...options, event }, terminal))
  })

export const webhooksCommand = new Command('webhooks')
  .description('웹훅을 받고 보내요 — webhooks of the sandbox')
  .addCommand(listen)
  .addCommand(trigger)
