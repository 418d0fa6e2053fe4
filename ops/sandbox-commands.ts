/** `hanbeon sandbox scenario …` and `hanbeon sandbox compare`: the tools of the Toss stand-in. */
import { Command } from 'commander'
import { environment } from './program.ts'

type Scenario = { url?: string; stage?: boolean; json?: boolean }
type Compare = {
  secretKey?: string
  base?: string
  against?: string
  facts?: string
  paymentKey?: string
  orderId?: string
  amount?: string
  json?: boolean
}

const list = new Command('list')
  .description('시나리오 이름을 보여 줘요 — name the scenarios')
  .option('--json', 'JSON으로 — as JSON')
  .action(async (options: { json?: boolean }) => {
    const { listScenarios } = await import('../sandbox/cli/scenario-command.ts')
    const { terminal } = await import('../sandbox/cli/io.ts')
    process.exitCode = listScenarios(options, terminal)
  })

const run = new Command('run')
  .description('시나리오를 실행해요 — play a scenario')
  .argument('<file|name>', 'JSON 파일이나 이름 — a JSON file or a name')
  .option('--stage', '장애만 걸어 두기 — only set its faults, for your own calls')
  .option('--url <address>', '켜져 있는 샌드박스 — the sandbox that runs')
  .option('--json', 'JSON으로 — as JSON')
  .action(async (what: string, options: Scenario) => {
    const { scenarioCommand } = await import('../sandbox/cli/scenario-command.ts')
    const { ending, terminal } = await import('../sandbox/cli/io.ts')
    process.exitCode = await ending(terminal, scenarioCommand(what, options, terminal))
  })

export const scenarioCommands = new Command('scenario')
  .description('어려운 상황을 재현해요 — the hard cases, played')
  .addCommand(run)
  .addCommand(list)

export const compareToss = new Command('compare')
  .description('진짜 토스와 비교해요, 돈이 들지 않아요 — compare with the real Toss at no cost')
  .option('--secret-key <key>', '테스트 시크릿 키 — your test secret key (TOSS_SECRET_KEY)')
  .option('--base <address>', '토스 주소 — where Toss is')
  .option('--against <address>', '비교할 샌드박스 — a sandbox that runs')
  .option(
    '--facts <file>',
    '알아낸 것을 적을 파일 — where to write what was learnt (toss-facts.json)',
  )
  .option('--payment-key <key>', '방금 인증한 테스트 결제 — a test payment just authenticated')
  .option('--order-id <id>', '그 주문번호 — its order id')
  .option('--amount <won>', '그 금액 — its amount')
  .option('--json', 'JSON으로 — as JSON')
  .action(async (options: Compare) => {
    const { compareCommand } = await import('../sandbox/cli/compare-command.ts')
    const { ending, terminal } = await import('../sandbox/cli/io.ts')
    const secretKey = options.secretKey ?? environment().TOSS_SECRET_KEY ?? ''
    const { paymentKey, orderId, amount } = options
    const session =
      paymentKey !== undefined && orderId !== undefined && amount !== undefined
        ? { paymentKey, orderId, amount: Number(amount) }
        : undefined
    const work = compareCommand({ ...options, secretKey, session }, terminal)
    process.exitCode = await ending(terminal, work)
  })
