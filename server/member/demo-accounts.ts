/** Six accounts to try hanbeon out with; a program that serves strangers refuses to start beside them. */
import { hashPassword } from 'better-auth/crypto'
import type { Queries } from '../platform/sql.ts'
import { addMember, countMembers } from './member.sql.ts'
import type { Role } from './member.ts'

type DemoAccount = { email: string; name: string; role: Role }

export const demoPassword = 'hanbeon-demo-1234'

export const demoAccounts: readonly DemoAccount[] = [
  { email: 'admin@hanbeon.test', name: '김관리', role: 'admin' },
  { email: 'operator@hanbeon.test', name: '이운영', role: 'operator' },
  { email: 'viewer@hanbeon.test', name: '박조회', role: 'viewer' },
  { email: 'instructor@hanbeon.test', name: '최강사', role: 'instructor' },
  { email: 'buyer@hanbeon.test', name: '정구매', role: 'customer' },
  { email: 'buyer2@hanbeon.test', name: '한구매', role: 'customer' },
]

const emails = demoAccounts.map((account) => account.email)

/** Leaves an account that is there as it is; hashes nothing where all of them are. */
export async function seedDemoAccounts(db: Queries): Promise<void> {
  if ((await countMembers(db, emails)) === demoAccounts.length) return
  const passwordHash = await hashPassword(demoPassword)
  for (const account of demoAccounts) await addMember(db, { ...account, passwordHash })
}

export async function hasDemoAccounts(db: Queries): Promise<boolean> {
  return (await countMembers(db, emails)) > 0
}
