/** Migrations: in order, once, together, or not at all. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { tempFolder } from '../../test/support/temp.ts'
import { migrate } from './migrate.ts'
import { createDb, sql } from './sql.ts'

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await tempFolder('hanbeon-migrations')
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const one = {
  '20260101000000_one.sql': '-- one\ncreate table one (n int);\ninsert into one values (1);',
}
const two = { '20260102000000_two.sql': '-- two\nalter table one add m int;' }

test('files are applied in order, written down, and not applied again', async () => {
  const { ownerUrl, owner } = await createTestDatabase({ empty: true })
  const folder = await folderOf({ ...two, ...one })
  const steps: string[] = []
  const options = { url: ownerUrl, folder, onStep: (name: string) => steps.push(name) }
  expect(await migrate(options)).toEqual({
    applied: ['20260101000000_one.sql', '20260102000000_two.sql'],
    total: 2,
  })
  expect(steps).toHaveLength(2)
  expect(await migrate(options)).toEqual({ applied: [], total: 2 })
  expect(await owner.query(sql`select n, m from one`)).toEqual([{ n: 1, m: null }])
  const rows = await owner.query(sql`
    select version, name, length(checksum) as checksum, applied_at is not null as dated
    from hanbeon_private.schema_migration order by version`)
  expect(rows).toEqual([
    { version: '20260101000000', name: '20260101000000_one.sql', checksum: 64, dated: true },
    { version: '20260102000000', name: '20260102000000_two.sql', checksum: 64, dated: true },
  ])
})

test('five processes at once: each file is applied once, and all end well', async () => {
  const { ownerUrl, owner } = await createTestDatabase({ empty: true })
  const slow = { '20260103000000_slow.sql': 'select pg_sleep(0.2); insert into one values (2);' }
  const folder = await folderOf({ ...one, ...two, ...slow })
  const all = await Promise.all(Array.from({ length: 5 }, () => migrate({ url: ownerUrl, folder })))
  expect(all.flatMap(({ applied }) => applied).sort()).toEqual([
    '20260101000000_one.sql',
    '20260102000000_two.sql',
    '20260103000000_slow.sql',
  ])
  expect(await owner.query(sql`select n from one order by n`)).toEqual([{ n: 1 }, { n: 2 }])
})

test('a file that fails changes nothing, and the ones before it stay', async () => {
  const { ownerUrl, owner } = await createTestDatabase({ empty: true })
  const folder = await folderOf({
    ...one,
    '20260102000000_bad.sql': 'create table half (n int); select 1 / 0;',
  })
  await expect(migrate({ url: ownerUrl, folder })).rejects.toThrow(
    'The migration 20260102000000_bad.sql failed and changed nothing: division by zero',
  )
  const [row] = await owner.query(sql`
    select to_regclass('one') is not null as one, to_regclass('half') is not null as half,
           (select count(*) from hanbeon_private.schema_migration) as recorded`)
  expect(row).toEqual({ one: true, half: false, recorded: 1 })
})

test('a file that was changed after it was applied is named', async () => {
  const { ownerUrl } = await createTestDatabase({ empty: true })
  const folder = await folderOf(one)
  await migrate({ url: ownerUrl, folder })
  const path = join(folder, '20260101000000_one.sql')
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'))
  expect(await migrate({ url: ownerUrl, folder })).toEqual({ applied: [], total: 1 })
  await writeFile(path, 'create table another (n int);')
  await expect(migrate({ url: ownerUrl, folder })).rejects.toThrow(
    '20260101000000_one.sql was changed after it was applied',
  )
})

test('a database that a newer release has migrated further is left alone', async () => {
  const { ownerUrl } = await createTestDatabase({ empty: true })
  await migrate({ url: ownerUrl, folder: await folderOf({ ...one, ...two }) })
  expect(await migrate({ url: ownerUrl, folder: await folderOf(one) })).toEqual({
    applied: [],
    total: 1,
  })
})

test('names that have no order, or the same one, are refused', async () => {
  const { ownerUrl: url } = await createTestDatabase({ empty: true })
  await expect(migrate({ url, folder: await folderOf({ 'first.sql': '' }) })).rejects.toThrow(
    'The migration file first.sql is misnamed',
  )
  const twice = await folderOf({ ...one, '20260101000000_other.sql': '' })
  await expect(migrate({ url, folder: twice })).rejects.toThrow('two migrations 20260101000000')
})

test('a user without rights is told so', async () => {
  const { serverUrl: url } = await createTestDatabase({ empty: true })
  await expect(migrate({ url, folder: await folderOf(one) })).rejects.toThrow(
    'The database user lacks the right',
  )
})

test('our own migrations may be run by five processes at once', async () => {
  const { ownerUrl: url, owner } = await createTestDatabase({ empty: true })
  const folder = fileURLToPath(new URL('../../supabase/migrations', import.meta.url))
  await Promise.all(Array.from({ length: 5 }, () => migrate({ url, folder })))
  const again = createDb({ url, max: 1 })
  const [{ count } = { count: 0 }] = await again.query<{ count: number }>(
    sql`select count(*) from hanbeon_private.schema_migration`,
  )
  await again.close()
  expect(count).toBeGreaterThan(0)
  expect(
    await owner.query(
      sql`select 1 from hanbeon_private.schema_migration group by name having count(*) > 1`,
    ),
  ).toEqual([])
})
