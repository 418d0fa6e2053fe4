/** Random values that every process of one installation shares and nobody has to configure. */
import { type Queries, sql } from './sql.ts'

/** `auth` signs session cookies; `idempotency` seals kept answers, `account` the accounts that refunds go to. */
export const appSecretNames = ['auth', 'idempotency', 'account'] as const

const length = 32

/** Makes the secrets that are missing; of any number of processes at once, all end with the same ones. */
export async function ensureAppSecrets<Name extends string>(
  db: Queries,
  names: readonly Name[],
): Promise<Record<Name, Uint8Array<ArrayBuffer>>> {
  const known = await read(db, names)
  const missing = names.filter((name) => !known.has(name))
  for (const name of missing) {
    const value = crypto.getRandomValues(new Uint8Array(length))
    await db.query(sql`
      insert into hanbeon_private.app_secret (name, value)
      values (${name}, ${value})
      on conflict (name) do nothing`)
  }
  const all = missing.length === 0 ? known : await read(db, names)
  const secrets = names.map((name) => [name, all.get(name) ?? fail(name)] as const)
  return Object.fromEntries(secrets) as Record<Name, Uint8Array<ArrayBuffer>>
}

async function read(
  db: Queries,
  names: readonly string[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const rows = await db.query<{ name: string; value: Uint8Array }>(sql`
    select name, value
    from hanbeon_private.app_secret
    where name = any(${[...names]}::text[])`)
  return new Map(rows.map(({ name, value }) => [name, new Uint8Array(value)]))
}

function fail(name: string): never {
  throw new Error(`The secret ${name} was written and is not there`)
}
