/** What lies in the shop when it opens: the demo catalogue and accounts, or the proof that there are none. */
import { hasDemoAccounts, seedDemoAccounts } from '../../server/member/demo-accounts.ts'
import type { Settings } from '../../server/platform/config.ts'
import { createDb, type Db } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'
import { seedDemoProducts } from '../../server/product/product.sql.ts'

type Wishes = Pick<Settings, 'demo' | 'exposed' | 'production'>

/** Called at every start, after the migrations and before the server listens; repeating it changes nothing. */
export async function prepareData(ownerUrl: string, wishes: Wishes): Promise<void> {
  const db = createDb({ url: ownerUrl, max: 2, applicationName: 'hanbeon start' })
  try {
    if ((wishes.production || wishes.exposed) && (await hasDemoAccounts(db))) throw demoIsOpen()
    if (wishes.demo) await seedDemo(db)
  } finally {
    await db.close()
  }
}

export async function seedDemo(db: Db): Promise<void> {
  await Promise.all([seedDemoAccounts(db), seedDemoProducts(db, new Date())])
}

function demoIsOpen(): Trouble {
  return new Trouble(
    '이 데이터베이스에는 누구나 비밀번호를 아는 데모 계정(@hanbeon.test)이 있어서 밖으로 열 수 없어요. DATABASE_URL이나 HANBEON_DATA_DIR에 새 데이터베이스를 적어 주세요.',
    'This database has demo accounts (@hanbeon.test), whose password everybody knows, so it may not be opened to others. Point DATABASE_URL or HANBEON_DATA_DIR at a new database.',
  )
}
