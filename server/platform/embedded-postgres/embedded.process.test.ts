/** The embedded database survives what happens to it: kills, orphans, moves, other users. */
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Program, runFile } from '../../../test/support/process.ts'
import { tempFolder } from '../../../test/support/temp.ts'
import { until } from '../../../test/support/until.ts'
import { createDb, raw, sql } from '../sql.ts'
import { attachEmbeddedPostgres } from './attach.ts'
import { isAlive, livePostmaster } from './postmaster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
const started: EmbeddedPostgres[] = []
afterAll(async () => {
  for (const postgres of started) await postgres.stop()
})

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir })
  started.push(postgres)
  return postgres
}

async function ask<T>(url: string, statement: ReturnType<typeof raw>): Promise<T[]> {
  const db = createDb({ url, max: 1, connectDeadlineMs: 15_000 })
  try {
    return await db.query<T>(statement)
  } finally {
    await db.close()
  }
}

type Held = { ownerUrl: string; serverUrl: string; folder: string; adopted: boolean; port: number }

async function held(program: Program): Promise<Held> {
  const line = await until('the database of another process', () => {
    if (program.child.exitCode !== null) throw new Error(program.stderr())
    return program
      .stdout()
      .split('\n')
      .find((each) => each.includes('ownerUrl'))
  })
  return JSON.parse(line)
}

async function postmasterOf(folder: string): Promise<number> {
  const live = await livePostmaster(folder)
  if (live === undefined) throw new Error(`No database in ${folder}`)
  return live.pid
}

describe('in the usual course', async () => {
  const dataDir = join(await tempFolder(), '데이터 폴더')
  const postgres = await start(dataDir)

  test('it is durable, speaks UTF-8 and listens on loopback behind a password', async () => {
    const [row] = await ask(
      postgres.serverUrl,
      sql`select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
                 current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens,
                 current_setting('server_encoding') as encoding, upper('é가') as upper,
                 current_setting('password_encryption') as passwords`,
    )
    expect(row).toEqual({
      fsync: 'on',
      pages: 'on',
      commit: 'on',
      listens: '127.0.0.1',
      encoding: 'UTF8',
      upper: 'É가',
      passwords: 'scram-sha-256',
    })
    const wrong = new URL(postgres.ownerUrl)
    wrong.password = 'guess'
    await expect(ask(wrong.href, sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
  })

  test('the role of the server owns nothing and is no superuser', async () => {
    const [role] = await ask(
      postgres.serverUrl,
      sql`select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({
      rolname: 'hanbeon_server',
      rolsuper: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolbypassrls: false,
    })
    await expect(ask(postgres.serverUrl, sql`create table mine (n int)`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('passwords and files are for their owner only', async () => {
    for (const name of ['postgres.json', 'postgres.log'])
      expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0)
    expect((await stat(postgres.folder)).mode & 0o077).toBe(0)
  })

  test('a command beside it finds it', async () => {
    expect(await attachEmbeddedPostgres(dataDir)).toEqual({
      ownerUrl: postgres.ownerUrl,
      serverUrl: postgres.serverUrl,
    })
  })

  test('it stops cleanly, and comes back with its data on the same port', async () => {
    await ask(postgres.ownerUrl, sql`create table kept as select 42 as n`)
    await postgres.stop()
    expect(await livePostmaster(postgres.folder)).toBeUndefined()
    const again = await start(dataDir)
    expect(again).toMatchObject({ port: postgres.port, adopted: false })
    expect(await ask(again.ownerUrl, sql`select n from kept`)).toEqual([{ n: 42 }])
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8')
    expect(log).not.toContain('was not properly shut down')
    await again.stop()
  })
})

describe('killed', () => {
  test('what was acknowledged is there after kill -9 of the database under writers', async () => {
    const dataDir = await tempFolder()
    const first = await start(dataDir)
    await ask(first.ownerUrl, sql`create table acknowledged (n int primary key)`)
    const db = createDb({ url: first.ownerUrl, max: 4, connectDeadlineMs: 0 })
    let next = 0
    let killed = false
    const acknowledged: number[] = []
    const writers = [1, 2, 3, 4].map(async () => {
      while (!killed) {
        next += 1
        const n = next
        try {
          await db.query(sql`insert into acknowledged values (${n}::int)`)
          acknowledged.push(n)
        } catch {
          return
        }
      }
    })
    await until('some writes', () => acknowledged.length > 200)
    process.kill(await postmasterOf(first.folder), 'SIGKILL')
    killed = true
    await Promise.all(writers)
    await db.close()
    await first.stop()
    const second = await start(dataDir)
    const rows = await ask<{ n: number }>(second.ownerUrl, sql`select n from acknowledged`)
    const there = new Set(rows.map((row) => row.n))
    expect(acknowledged.filter((n) => !there.has(n))).toEqual([])
    await second.stop()
  })

  test('while its start lives on, it is started again on the same port', async () => {
    const postgres = await start(await tempFolder())
    const pid = await postmasterOf(postgres.folder)
    process.kill(pid, 'SIGKILL')
    await until('another database', async () => (await postmasterOf(postgres.folder)) !== pid)
    expect(await ask(postgres.serverUrl, sql`select 1 as n`)).toEqual([{ n: 1 }])
    await postgres.stop()
  })

  test('one whose start was killed is taken over', async () => {
    const dataDir = await tempFolder()
    const program = runFile('test/support/embedded-program.ts', [dataDir])
    const orphaned = await held(program)
    const pid = await postmasterOf(orphaned.folder)
    await program.end('SIGKILL')
    expect(isAlive(pid)).toBe(true)
    const postgres = await start(dataDir)
    expect(postgres).toMatchObject({ adopted: true, ownerUrl: orphaned.ownerUrl })
    expect(await postmasterOf(postgres.folder)).toBe(pid)
    await postgres.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('one that was taken over and is not durable for the server is made so', async () => {
    const dataDir = await tempFolder()
    const program = runFile('test/support/embedded-program.ts', [dataDir])
    const { ownerUrl } = await held(program)
    await ask(ownerUrl, raw('alter role hanbeon_server set synchronous_commit = off'))
    await ask(ownerUrl, raw('alter database hanbeon set synchronous_commit = off'))
    await program.end('SIGKILL')
    const postgres = await start(dataDir)
    expect(await ask(postgres.serverUrl, sql`show synchronous_commit`)).toEqual([
      { synchronous_commit: 'on' },
    ])
    await postgres.stop()
  })

  const inTheMaking = (names: string[]) => names.find((name) => /\.new-[0-9a-f]+$/.test(name))
  test.each([
    ['when its folder is there', ''],
    ['when its first file is there', 'PG_VERSION'],
    ['when its tables are being filled', 'base/1/PG_VERSION'],
    ['when its last database is being copied', 'base/5'],
    ['when it is in its place', 'postgres'],
  ])('killed in its making, %s, it is made by the next start', async (_, landmark) => {
    const dataDir = await tempFolder()
    const program = runFile('test/support/embedded-program.ts', [dataDir])
    await until(`${landmark} in the making`, async () => {
      if (landmark === 'postgres') return (await stat(join(dataDir, landmark))).isDirectory()
      const half = inTheMaking(await readdir(dataDir))
      return half !== undefined && (await stat(join(dataDir, half, landmark))) !== undefined
    })
    await program.end('SIGKILL')
    const postgres = await start(dataDir)
    expect(await ask(postgres.serverUrl, sql`select 1 as n`)).toEqual([{ n: 1 }])
    expect(inTheMaking(await readdir(dataDir))).toBeUndefined()
    await postgres.stop()
  })

  test('a pid file that names a stranger does not keep it from starting', async () => {
    const dataDir = await tempFolder()
    const first = await start(dataDir)
    const path = join(first.folder, 'postmaster.pid')
    const text = await readFile(path, 'utf8')
    await first.stop()
    await writeFile(path, text.replace(/^\d+/, String(process.pid)))
    if (isRoot) await chown(path, (await stat(first.folder)).uid, 0)
    const second = await start(dataDir)
    expect(await ask(second.serverUrl, sql`select 1 as n`)).toEqual([{ n: 1 }])
    await second.stop()
  })
})

describe('refused with a sentence', () => {
  test('a folder that is no database', async () => {
    const dataDir = await tempFolder()
    await mkdir(join(dataDir, 'postgres'))
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'not a database')
    await expect(start(dataDir)).rejects.toThrow('is not a whole PostgreSQL database')
  })

  test('a data folder that is a file', async () => {
    const path = join(await tempFolder(), 'file')
    await writeFile(path, '')
    await expect(start(path)).rejects.toThrow(`The data folder ${path} cannot be used`)
  })

  test('a database whose passwords are lost or broken', async () => {
    const dataDir = await tempFolder()
    await (await start(dataDir)).stop()
    const path = join(dataDir, 'postgres.json')
    await rename(path, `${path}.away`)
    await expect(start(dataDir)).rejects.toThrow('is not in postgres.json')
    await writeFile(path, 'half a fi')
    await expect(start(dataDir)).rejects.toThrow('postgres.json is broken')
  })

  test('a database of another version of PostgreSQL', async () => {
    const dataDir = await tempFolder()
    const { folder, stop } = await start(dataDir)
    await stop()
    await writeFile(join(folder, 'PG_VERSION'), '14\n')
    await expect(start(dataDir)).rejects.toThrow('was made by PostgreSQL 14, and this is 18')
  })

  test('a database that does not start says what the database says', async () => {
    const dataDir = await tempFolder()
    const { folder, stop } = await start(dataDir)
    await stop()
    await rm(join(folder, 'global', 'pg_control'))
    await expect(start(dataDir)).rejects.toThrow(/did not start: .*pg_control/)
  })
})

describe.runIf(isRoot)('as root', () => {
  test('the database belongs to another user, in the data folder', async () => {
    const dataDir = await tempFolder()
    const postgres = await start(dataDir)
    expect(postgres.folder).toBe(join(dataDir, 'postgres'))
    expect((await stat(postgres.folder)).uid).not.toBe(0)
    await postgres.stop()
  })

  test('where that user cannot come in, it lies in /var/lib/hanbeon and postgres.path says so', async () => {
    const closed = await tempFolder()
    await chmod(closed, 0o700)
    const dataDir = join(closed, 'data')
    const postgres = await start(dataDir)
    try {
      expect(postgres.folder).toMatch(/^\/var\/lib\/hanbeon\/[0-9a-f]{64}$/)
      const told = await readFile(join(dataDir, 'postgres.path'), 'utf8')
      expect(told.trim()).toBe(postgres.folder)
      await ask(postgres.ownerUrl, sql`create table kept as select 1 as n`)
      await postgres.stop()
      // Opening the folder later must not look like an empty shop.
      await chmod(closed, 0o755)
      const again = await start(dataDir)
      expect(await ask(again.ownerUrl, sql`select n from kept`)).toEqual([{ n: 1 }])
      await again.stop()
      const moved = join(closed, 'moved')
      await rename(dataDir, moved)
      await expect(start(moved)).rejects.toThrow(`The data folder was moved to ${moved}`)
    } finally {
      await rm(postgres.folder, { recursive: true, force: true })
    }
  })

  test('what root has made, an ordinary user is told about, and the other way round', async () => {
    const ofRoot = await tempFolder()
    await (await start(ofRoot)).stop()
    const asNobody = runFile('test/support/embedded-program.ts', [ofRoot], {
      uid: nobody,
      gid: nobody,
    })
    expect(await asNobody.ended).toBe(1)
    expect(asNobody.stderr()).toContain('was made by root, and you are nobody')

    const ofNobody = await tempFolder()
    await chown(ofNobody, nobody, nobody)
    await expect(start(ofNobody)).rejects.toThrow(`was made by uid ${nobody}, and you are root`)
  })

  test('an ordinary user has the database as is', async () => {
    const dataDir = await tempFolder()
    await chown(dataDir, nobody, nobody)
    const program = runFile('test/support/embedded-program.ts', [dataDir], {
      uid: nobody,
      gid: nobody,
    })
    const { serverUrl, folder } = await held(program)
    expect(await ask(serverUrl, sql`select 1 as n`)).toEqual([{ n: 1 }])
    expect((await stat(folder)).uid).toBe(nobody)
    expect(await program.end('SIGTERM')).toBe(0)
  })
})
