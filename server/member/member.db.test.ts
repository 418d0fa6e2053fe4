/** Members in a real database: demo accounts, staff, secrets, and what the schema itself refuses. */
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { ensureAppSecrets } from '../platform/app-secret.sql.ts'
import { constraintOf, raw, sql } from '../platform/sql.ts'
import { createStaff } from './create-staff.ts'
import { demoAccounts, demoPassword, hasDemoAccounts, seedDemoAccounts } from './demo-accounts.ts'
import { actorOf, addMember, forgetExpired } from './member.sql.ts'

const { db } = await createTestDatabase()
const staffPorts = {
  hashPassword,
  addMember: (member: Parameters<typeof addMember>[1]) => addMember(db, member),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

test('demo accounts are made once, also by 20 processes at once', async () => {
  expect(await hasDemoAccounts(db)).toBe(false)
  await Promise.all(Array.from({ length: 20 }, () => seedDemoAccounts(db)))
  expect(await hasDemoAccounts(db)).toBe(true)
  const rows = await db.query<{ email: string; role: string; password: string; key: string }>(sql`
    select m.email, m.role, a.password, m.customer_key as key
    from hanbeon_private.member m
    join hanbeon_private.account a on a.member_id = m.id and a.provider_id = 'credential'
    order by m.email`)
  expect(rows).toHaveLength(demoAccounts.length)
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  for (const { email, role, password } of rows) {
    expect(demoAccounts.find((account) => account.email === email)?.role).toBe(role)
    expect(await verifyPassword({ hash: password, password: demoPassword })).toBe(true)
  }
})

test('a second start leaves a demo account as its owner left it', async () => {
  await db.query(sql`update hanbeon_private.member set name = '바뀐 이름' where role = 'admin'`)
  await seedDemoAccounts(db)
  const { name } = await db.one<{ name: string }>(
    sql`select name from hanbeon_private.member where role = 'admin'`,
  )
  expect(name).toBe('바뀐 이름')
})

test('a member of the staff gets a password that nobody chose, shown once', async () => {
  const staff = { email: ' Ops@Example.com ', name: '운영', role: 'operator' as const }
  const created = await createStaff(staffPorts, staff)
  expect(created).toMatchObject({ kind: 'created', email: 'ops@example.com' })
  const { role, password } = await db.one<{ role: string; password: string }>(sql`
    select m.role, a.password from hanbeon_private.member m
    join hanbeon_private.account a on a.member_id = m.id where m.email = 'ops@example.com'`)
  expect(role).toBe('operator')
  const shown = created.kind === 'created' ? (created.generatedPassword ?? '') : ''
  expect(shown).toMatch(/^[a-z2-9]{24}$/)
  expect(await verifyPassword({ hash: password, password: shown })).toBe(true)
  expect(await createStaff(staffPorts, staff)).toEqual({ kind: 'refused', refusal: 'email_taken' })
})

test.each([
  [{ email: 'no-at-sign' }, 'bad_email'],
  [{ name: '  ' }, 'bad_name'],
  [{ password: 'too-short' }, 'bad_password'],
])('staff with %j is refused', async (wrong, refusal) => {
  const staff = { email: 'x@example.com', name: 'x', role: 'admin' as const, ...wrong }
  expect(await createStaff(staffPorts, staff)).toEqual({ kind: 'refused', refusal })
})

test.each([
  [`email = 'Upper@example.com'`, 'member_email_is_lower_case'],
  [`role = 'root'`, 'member_role_is_known'],
  [`signs = '{king}'`, 'member_signs_are_known'],
])('the schema refuses %s', async (change, constraint) => {
  const refused = await db
    .query(raw(`update hanbeon_private.member set ${change} where role = 'admin'`))
    .catch(constraintOf)
  expect(refused).toBe(constraint)
})

test('20 processes that make the secrets at once end with the same ones', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => ensureAppSecrets(db, ['auth', 'idempotency'])),
  )
  const texts = new Set(all.map((secrets) => JSON.stringify(secrets)))
  expect(texts.size).toBe(1)
  const [secrets] = all
  expect(secrets?.auth).toHaveLength(32)
  expect(secrets?.auth).not.toEqual(secrets?.idempotency)
})

test('sessions that have run out are forgotten, the others are not', async () => {
  await db.query(sql`
    insert into hanbeon_private.session (member_id, token, expires_at)
    select id, 'old-token-of-a-session', now() - interval '1 second'
    from hanbeon_private.member where email = 'buyer@hanbeon.test'
    union all
    select id, 'new-token-of-a-session', now() + interval '1 hour'
    from hanbeon_private.member where email = 'buyer@hanbeon.test'`)
  expect(await forgetExpired(db)).toBe(1)
  const find = actorOf(db)
  expect(await find({ kind: 'session', token: 'old-token-of-a-session' })).toBeNull()
  expect(await find({ kind: 'session', token: 'new-token-of-a-session' })).toMatchObject({
    email: 'buyer@hanbeon.test',
    role: 'customer',
    signs: [],
  })
})
