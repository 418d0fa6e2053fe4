/** Lays out the demo on wish, where nobody but the owner of the machine can see it. */
import { createDb } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'
import { say } from '../program.ts'
import { settings } from '../settings.ts'
import { joinDatabase } from './database.ts'
import { seedDemo } from './prepare-data.ts'

export async function layOutDemo(): Promise<void> {
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
}
