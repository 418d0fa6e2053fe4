/** `hanbeon seed`: lays out the demo catalogue and the demo accounts. */
import { Command } from 'commander'
import { createDb } from '../server/platform/sql.ts'
import { Trouble } from '../server/platform/trouble.ts'
import { say, settings } from './program.ts'
import { joinDatabase } from './start/database.ts'
import { seedDemo } from './start/prepare-data.ts'

export const seedCommand = new Command('seed')
  .description('데모 상품과 데모 계정을 넣어요 — lay out the demo catalogue and accounts')
  .action(async () => {
    const set = settings()
    if (set.production || set.exposed)
      throw new Trouble(
        '운영 환경이나 밖으로 열린 서버에는 데모 자료를 넣지 않아요.',
        'Demo data is not for production, nor for a server that others can reach.',
      )
    const database = await joinDatabase(set, say)
    const db = createDb({ url: database.ownerUrl, max: 2 })
    try {
      await seedDemo(db)
    } finally {
      await db.close()
      await database.close()
    }
    say('✓ 데모 자료를 넣었어요 — the demo data is there')
  })
