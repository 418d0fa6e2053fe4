/** Every statement on members and their sessions. */
import { z } from 'zod'
import { type Queries, sql } from '../platform/sql.ts'
import { type Actor, type Credential, type Role, roles, signatures } from './member.ts'

const actorRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  customerKey: z.string(),
  signs: z.array(z.enum(signatures)),
})

/** The member behind a session that has not ended, in one statement, from the newest state of both rows. */
export function actorOf(db: Queries) {
  return async (credential: Credential): Promise<Actor | null> => {
    if (credential.kind === 'none') return null
    const row = await db.maybeOne(sql`
      select m.id, m.email, m.name, m.role, m.customer_key as "customerKey", m.signs
      from hanbeon_private.session s
      join hanbeon_private.member m on m.id = s.member_id
      where s.token = ${credential.token}
        and s.expires_at > now()
        and not m.banned`)
    return row === undefined ? null : actorRow.parse(row)
  }
}

/** Signs one device out: the row is gone, so every process refuses the token from now on. */
export async function endSession(db: Queries, token: string): Promise<void> {
  await db.query(sql`delete from hanbeon_private.session where token = ${token}`)
}

export type NewMember = {
  email: string
  name: string
  role: Role
  passwordHash: string
}

/**
 * A member who can sign in with a password, in one statement; null where the e-mail has an account already.
 * The e-mail counts as verified: whoever makes an account for somebody else answers for it.
 */
export async function addMember(db: Queries, member: NewMember): Promise<{ id: string } | null> {
  const row = await db.maybeOne<{ id: string }>(sql`
    with added as (
      insert into hanbeon_private.member (email, email_verified, name, role)
      values (${member.email}, true, ${member.name}, ${member.role})
      on conflict (email) do nothing
      returning id
    )
    insert into hanbeon_private.account (member_id, provider_id, account_id, password)
    select id, 'credential', id::text, ${member.passwordHash}
    from added
    returning member_id as id`)
  return row ?? null
}

export async function countMembers(db: Queries, emails: readonly string[]): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count
    from hanbeon_private.member
    where email = any(${[...emails]}::text[])`)
  return count
}

/** Deletes sessions and proofs that have run out, a batch at a time; answers how many went. */
export async function forgetExpired(db: Queries, most = 10_000): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    with sessions as (
      delete from hanbeon_private.session
      where id in (
        select id from hanbeon_private.session where expires_at <= now() limit ${most}
      )
      returning true
    ), proofs as (
      delete from hanbeon_private.verification
      where id in (
        select id from hanbeon_private.verification where expires_at <= now() limit ${most}
      )
      returning true
    )
    select ((select count(*) from sessions) + (select count(*) from proofs))::int as count`)
  return count
}
