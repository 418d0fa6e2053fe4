/** `hanbeon seed`: lays out the demo catalogue and the demo accounts. */
import { Command } from 'commander'

export const seedCommand = new Command('seed')
  .description('데모 상품과 데모 계정을 넣어요 — lay out the demo catalogue and accounts')
  .action(async () => {
    const { layOutDemo } = await import('./start/lay-out-demo.ts')
    await layOutDemo()
  })
