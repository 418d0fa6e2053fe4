/** `hanbeon migrate`: brings the database to the newest schema. */
import { Command } from 'commander'
import { say } from './program.ts'

export const migrateCommand = new Command('migrate')
  .description('데이터베이스를 새 스키마로 올려요 — bring the database to the newest schema')
  .option('--json', '결과를 JSON으로 — print the result as JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const { joinDatabase } = await import('./start/database.ts')
    const { settings } = await import('./settings.ts')
    const database = await joinDatabase(settings(), say)
    await database.close()
    const { applied, total } = database.migrated
    if (json) console.log(JSON.stringify({ applied, total }))
    else if (applied.length === 0)
      say(`✓ 이미 최신이에요 (${total}개) — up to date (${total} migrations)`)
    else {
      for (const name of applied) say(`  ${name}`)
      say(`✓ ${applied.length}개를 적용했어요 — applied ${applied.length} of ${total}`)
    }
  })
