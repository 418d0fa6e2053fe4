/** Every statement on answers that are kept for repeated requests. */
import { z } from 'zod'
import { type Queries, sql } from '../sql.ts'
import type { Claim, IdempotencyStore, Lease } from './idempotency.ts'

/** A killed owner blocks its key for no longer than this. */
const leaseMs = 60_000
const keptDays = 35

const storedRow = z.object({
  sameRequest: z.boolean(),
  state: z.enum(['running', 'done']),
  status: z.number().nullable(),
  body: z.instanceof(Uint8Array).nullable(),
})

export function idempotencyStore(db: Queries): IdempotencyStore {
  return {
    async claim(scopeHash, fingerprint, now) {
      const lockedUntil = new Date(now.getTime() + leaseMs)
      if (await claimed(db, { scopeHash, fingerprint, lockedUntil }, now))
        return { kind: 'owned', lease: { scopeHash, lockedUntil } }
      return readStored(db, scopeHash, fingerprint)
    },

    /** Writes nothing where the lease has run out and somebody else holds the key. */
    async finish(lease, status, body) {
      await db.query(sql`
        update hanbeon_private.idempotency
        set state = 'done', status = ${status}, body = ${body}, locked_until = null
        where scope_hash = ${lease.scopeHash}
          and state = 'running'
          and locked_until = ${lease.lockedUntil}`)
    },

    async release(lease) {
      await db.query(sql`
        delete from hanbeon_private.idempotency
        where scope_hash = ${lease.scopeHash}
          and state = 'running'
          and locked_until = ${lease.lockedUntil}`)
    },
  }
}

/**
 * Of any number of callers at once, one gets a row back. A key is free when nobody has it, when its owner of the
 * same request let the lease run out, or when its answer is no longer kept. Each lease of a key ends later than
 * the one before, so that it also names its owner.
 */
async function claimed(
  db: Queries,
  wanted: Lease & { fingerprint: Uint8Array },
  now: Date,
): Promise<boolean> {
  const rows = await db.query(sql`
    insert into hanbeon_private.idempotency as held
      (scope_hash, fingerprint, state, locked_until, created_at)
    values (
      ${wanted.scopeHash}, ${wanted.fingerprint}, 'running',
      ${wanted.lockedUntil}, ${now}
    )
    on conflict (scope_hash) do update
    set fingerprint = excluded.fingerprint,
      state = 'running',
      status = null,
      body = null,
      locked_until = excluded.locked_until,
      created_at = excluded.created_at
    where (
        held.state = 'running'
        and held.locked_until <= ${now}
        and held.fingerprint = excluded.fingerprint
      )
      or held.created_at <= ${now}::timestamptz - make_interval(days => ${keptDays}::int)
    returning true as claimed`)
  return rows.length === 1
}

/** A statement of its own: the one that lost the race sees the table as it was before the winner. */
async function readStored(
  db: Queries,
  scopeHash: Uint8Array,
  fingerprint: Uint8Array,
): Promise<Claim> {
  const row = await db.maybeOne(sql`
    select fingerprint = ${fingerprint} as "sameRequest", state, status, body
    from hanbeon_private.idempotency
    where scope_hash = ${scopeHash}`)
  // Gone again: its owner let go of it a moment ago, and the next try will get it.
  if (row === undefined) return { kind: 'running' }
  const { sameRequest, state, status, body } = storedRow.parse(row)
  if (!sameRequest) return { kind: 'another_request' }
  if (state === 'running' || status === null) return { kind: 'running' }
  return { kind: 'answered', status, body: body === null ? null : new Uint8Array(body) }
}

/** Deletes what is no longer kept, a batch at a time; answers how many went. */
export async function forgetOldAnswers(db: Queries, now: Date, most = 10_000): Promise<number> {
  const rows = await db.query(sql`
    delete from hanbeon_private.idempotency
    where scope_hash in (
      select scope_hash
      from hanbeon_private.idempotency
      where created_at <= ${now}::timestamptz - make_interval(days => ${keptDays}::int)
      limit ${most}
    )
    returning true`)
  return rows.length
}
