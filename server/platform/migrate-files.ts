/** The migration files: `<timestamp>_<name>.sql`, the same ones that `supabase db push` reads. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from './trouble.ts'

export type MigrationFile = { version: string; name: string; text: string; checksum: string }

const shape = /^(\d{14})_[a-z0-9_]+\.sql$/

export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(names.map((name) => readMigration(folder, name)))
  const twice = files.find((file, i) => file.version === files[i - 1]?.version)
  if (twice === undefined) return files
  throw new Trouble(
    `마이그레이션 ${twice.version}이(가) 두 개예요. 하나의 번호를 바꿔 주세요.`,
    `There are two migrations ${twice.version}. Give one of them another number.`,
  )
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const version = shape.exec(name)?.[1]
  if (version === undefined)
    throw new Trouble(
      `마이그레이션 파일 이름 ${name}이(가) 잘못됐어요. 20261121090000_name.sql 처럼 지어 주세요.`,
      `The migration file ${name} is misnamed. Call it like 20261121090000_name.sql.`,
    )
  // Git may check files out with other line ends; the statements are the same.
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { version, name, text, checksum: createHash('sha256').update(text).digest('hex') }
}
