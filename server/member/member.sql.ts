/** Every statement on members and their sessions. */
import { z } from 'zod'
import { type Queries, sql } from '../platform/sql.ts'
import { type Actor, type Credential, roles, signatures } from './member.ts'

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
