/** `hanbeon start`: opens, stops, comes back after kill -9, and says in a sentence why it does not. */
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachEmbeddedPostgres } from '../../server/platform/embedded-postgres/attach.ts'
import { isAlive, livePostmaster } from '../../server/platform/embedded-postgres/postmaster.ts'
import { createDb, sql } from '../../server/platform/sql.ts'
import { createTestDatabase } from '../support/database.ts'
import { freePort } from '../support/port.ts'
import { hanbeon, type Program, type RunOptions, root, run } from '../support/process.ts'
import { tempFolder } from '../support/temp.ts'
import { until } from '../support/until.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534

type Shop = { program: Program; url: string; sandboxUrl: string; dataDir: string }
type Place = { dataDir: string; port: number; sandboxPort: number }

async function place(): Promise<Place> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  return { dataDir: join(await tempFolder(), 'data'), port, sandboxPort }
}

function startAt(at: Place, options: RunOptions = {}): Program {
  return hanbeon(['start', '--no-pages'], {
    cwd: '/',
    ...options,
    env: {
      PORT: String(at.port),
      TOSS_SANDBOX_PORT: String(at.sandboxPort),
      HANBEON_DATA_DIR: at.dataDir,
      ...options.env,
    },
  })
}

async function open(at: Place, options: RunOptions = {}): Promise<Shop> {
  const program = startAt(at, options)
  const url = `http://127.0.0.1:${at.port}`
  await until(
    'the shop to open',
    async () => {
      if (program.child.exitCode === null) return program.stderr().includes('the shop is open')
      throw new Error(program.stderr())
    },
    { withinMs: 60_000 },
  )
  return { program, url, sandboxUrl: `http://127.0.0.1:${at.sandboxPort}`, dataDir: at.dataDir }
}

const health = async (url: string) => (await fetch(`${url}/healthz`)).json()
const sandboxHealth = async (url: string) => (await fetch(`${url}/sandbox/healthz`)).json()

async function refusal(program: Program): Promise<string> {
  expect(await program.ended).toBe(1)
  expect(program.stderr()).not.toMatch(/\n\s+at /)
  return program.stderr()
}

describe('opening and closing', async () => {
  const at = await place()

  test('it opens from any folder, says where everything is, and logs only JSON', async () => {
    const shop = await open(at)
    expect(await health(shop.url)).toMatchObject({ status: 'ok', pid: shop.program.child.pid })
    expect(shop.program.stderr()).toContain('buyer2@hanbeon.test')
    expect(shop.program.stderr()).toContain(`http://localhost:${at.port}/admin`)
    await fetch(`${shop.url}/api/products`)
    await until('a line of the log', () => shop.program.stdout().includes('/api/products'))
    for (const line of shop.program.stdout().trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ timestamp: expect.any(String), level: 'info' })

    const database = join(shop.dataDir, 'postgres')
    const { pid } = await sandboxHealth(shop.sandboxUrl)
    expect(await shop.program.end('SIGINT')).toBe(0)
    expect(await livePostmaster(database)).toBeUndefined()
    expect(isAlive(pid)).toBe(false)
  })

  test('the second time it has the same data and the same secrets', async () => {
    const secrets = await readFile(join(at.dataDir, 'secrets.json'), 'utf8')
    const shop = await open(at)
    expect(shop.program.stderr()).not.toContain('creating the database')
    const { products } = await (await fetch(`${shop.url}/api/products`)).json()
    expect(products.length).toBeGreaterThanOrEqual(10)
    expect(await readFile(join(at.dataDir, 'secrets.json'), 'utf8')).toBe(secrets)
    expect(await shop.program.end('SIGTERM')).toBe(0)
  })

  test('it stays open when nobody reads what it says any more', async () => {
    const shop = await open(at)
    shop.program.child.stdout?.destroy()
    shop.program.child.stderr?.destroy()
    for (let n = 0; n < 3; n += 1) await (await fetch(`${shop.url}/api/products`)).text()
    expect(await health(shop.url)).toMatchObject({ status: 'ok' })
    expect(await shop.program.end()).toBe(0)
  })

  test('stopped while it opens, it leaves nothing running', async () => {
    const program = startAt(await place())
    await until('the first step', () => program.stderr().includes('creating the database'))
    expect(await program.end('SIGINT')).toBe(0)
  })

  test('a second Ctrl-C does not wait, and the database still ends well', async () => {
    const shop = await open(at)
    // A request that does not end keeps the server draining.
    const { hostname, port } = new URL(shop.url)
    const half = connect(Number(port), hostname)
    half.on('error', () => {})
    half.write(
      'POST /api/auth/sign-in/email HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n',
    )
    await until('the half request', async () => (await health(shop.url)).status === 'ok')
    shop.program.child.kill('SIGINT')
    await until('the first answer', () => shop.program.stderr().includes('once more to force'))
    shop.program.child.kill('SIGINT')
    expect(await shop.program.ended).toBe(130)
    half.destroy()
    await until(
      'the database to end',
      async () => !(await livePostmaster(join(at.dataDir, 'postgres'))),
    )
  })

  test.each([
    ['npm', 0],
    ['the shell between', 1],
  ])('when %s is killed, what it has started ends', async (_, generation) => {
    const npm = underNpm(at)
    await until('the shop to open', () => npm.stderr().includes('the shop is open'), {
      withinMs: 60_000,
    })
    const { pid } = await health(`http://127.0.0.1:${at.port}`)
    const shell = await parentOf(pid)
    const chain = [npm.child.pid, shell]
    expect(await parentOf(shell)).toBe(npm.child.pid)
    process.kill(chain[generation] ?? 0, 'SIGKILL')
    await until('the end of the shop', () => !isAlive(pid))
    await npm.end('SIGKILL')
    expect(await livePostmaster(join(at.dataDir, 'postgres'))).toBeUndefined()
  })
})

/** As npm calls us: through a shell. */
function underNpm({ port, sandboxPort, dataDir }: Place): Program {
  const command = `"${process.execPath}" "${join(root, 'bin', 'hanbeon.mjs')}" start --no-pages; true`
  const script = `require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' })`
  return run(process.execPath, ['-e', script, command], {
    cwd: '/',
    env: {
      npm_lifecycle_event: 'start',
      PORT: String(port),
      TOSS_SANDBOX_PORT: String(sandboxPort),
      HANBEON_DATA_DIR: dataDir,
    },
  })
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

describe('killed', () => {
  test('after kill -9 of the start alone, the next one opens with everything in it', async () => {
    const at = await place()
    const first = await open(at)
    const database = await attachEmbeddedPostgres(at.dataDir)
    const payment = await fetch(`${first.sandboxUrl}/sandbox/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId: 'ORD-20261121-0000001', amount: 1_000 }),
    })
    const { paymentKey } = await payment.json()
    const db = createDb({ url: database?.ownerUrl ?? '' })
    await db.query(sql`create table acknowledged as select 1 as n`)
    await db.close()
    await first.program.end('SIGKILL')

    const second = await open(at)
    const again = createDb({ url: database?.ownerUrl ?? '' })
    expect(await again.query(sql`select n from acknowledged`)).toEqual([{ n: 1 }])
    await again.close()
    const { payments } = await (await fetch(`${second.sandboxUrl}/sandbox/payments`)).json()
    expect(payments.map((each: { paymentKey: string }) => each.paymentKey)).toContain(paymentKey)
    expect(await second.program.end()).toBe(0)
  })

  test('after kill -9 of everything, the next one opens', async () => {
    const at = await place()
    const first = await open(at)
    const live = await livePostmaster(join(at.dataDir, 'postgres'))
    const { pid } = await sandboxHealth(first.sandboxUrl)
    for (const each of [live?.pid, pid, first.program.child.pid])
      if (each !== undefined) process.kill(each, 'SIGKILL')
    await first.program.ended
    const second = await open(at)
    expect(await health(second.url)).toMatchObject({ status: 'ok' })
    expect(await second.program.end()).toBe(0)
  })

  test('a sandbox that outlived its start is ended, and its port and state are had again', async () => {
    const at = await place()
    const first = await open(at)
    const { pid } = await sandboxHealth(first.sandboxUrl)
    // Stopped in its tracks it does not notice that its start is gone.
    process.kill(pid, 'SIGSTOP')
    await first.program.end('SIGKILL')
    const second = await open(at)
    expect((await sandboxHealth(second.sandboxUrl)).pid).not.toBe(pid)
    expect(isAlive(pid)).toBe(false)
    expect(await second.program.end()).toBe(0)
  })

  test('a sandbox that dies alone is started again', async () => {
    const at = await place()
    const shop = await open(at)
    const { pid } = await sandboxHealth(shop.sandboxUrl)
    process.kill(pid, 'SIGKILL')
    await until('another sandbox', async () => (await sandboxHealth(shop.sandboxUrl)).pid !== pid)
    expect(await shop.program.end()).toBe(0)
  })
})

describe('refused with a sentence', () => {
  async function taken<T>(port: number, work: () => Promise<T>): Promise<T> {
    const server = await new Promise<Server>((resolve) => {
      const made = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1', () =>
        resolve(made),
      )
    })
    try {
      return await work()
    } finally {
      server.close()
    }
  }

  test('a port that is in use', async () => {
    const at = await place()
    const said = await taken(at.port, () => refusal(startAt(at)))
    expect(said).toContain(`Port ${at.port} is in use by another program`)
    expect(said).toContain(`포트 ${at.port}번을 다른 프로그램이 쓰고 있어요`)
  })

  test('the port of the sandbox in use, and nothing is left running', async () => {
    const at = await place()
    const said = await taken(at.sandboxPort, () => refusal(startAt(at)))
    expect(said).toContain('set TOSS_SANDBOX_PORT to another number')
    expect(await livePostmaster(join(at.dataDir, 'postgres'))).toBeUndefined()
  })

  test('a second start on the same data folder', async () => {
    const at = await place()
    const shop = await open(at)
    const other = { ...(await place()), dataDir: at.dataDir }
    expect(await refusal(startAt(other))).toContain(
      `is in use by a hanbeon that is running (pid ${shop.program.child.pid})`,
    )
    expect(await health(shop.url)).toMatchObject({ status: 'ok' })
    await shop.program.end()
  })

  test('a data folder that cannot be one', async () => {
    const at = await place()
    await writeFile(at.dataDir, 'a file')
    expect(await refusal(startAt(at))).toContain(`The data folder ${at.dataDir} cannot be used`)
  })

  test('a data folder whose database is broken', async () => {
    const at = await place()
    await mkdir(join(at.dataDir, 'postgres', 'lost+found'), { recursive: true })
    expect(await refusal(startAt(at))).toContain('is not a whole PostgreSQL database')
  })

  test.each([
    ['nobody listens', 'postgres://a:b@127.0.0.1:1/shop', 'cannot be reached (ECONNREFUSED)'],
    ['there is no such host', 'postgres://a:b@nowhere.invalid/shop', 'cannot be reached'],
    ['it is no address', 'shop', 'DATABASE_URL: is malformed: postgres://'],
  ])('a database where %s', { timeout: 60_000 }, async (_, url, sentence) => {
    const said = await refusal(startAt(await place(), { env: { DATABASE_URL: url } }))
    expect(said).toContain(sentence)
    expect(said).not.toContain('a:b@')
  })

  test('a database with another password, and one that does not exist', async () => {
    const { ownerUrl, serverUrl } = await createTestDatabase({ empty: true })
    const stranger = new URL(serverUrl)
    stranger.password = 'guess'
    const at = await place()
    expect(await refusal(startAt(at, { env: { DATABASE_URL: stranger.href } }))).toMatch(
      /does not accept the user or the password|does not exist|lacks/,
    )
    const missing = new URL(ownerUrl)
    missing.pathname = '/not_there'
    expect(await refusal(startAt(at, { env: { DATABASE_URL: missing.href } }))).toContain(
      'does not exist yet',
    )
  })

  test('values that are not for production, all of them at once', async () => {
    const said = await refusal(startAt(await place(), { env: { NODE_ENV: 'production' } }))
    for (const name of ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY', 'WEBHOOK_SECRET', 'FRONTEND_URL'])
      expect(said).toContain(`- ${name}: is missing`)
  })

  test('demo accounts in a database that is opened to others', async () => {
    const at = await place()
    await (await open(at)).program.end()
    const production = {
      NODE_ENV: 'production',
      FRONTEND_URL: 'https://shop.example.com',
      WEBHOOK_SECRET: 'a secret of good length',
      TOSS_WEBHOOK_TOKEN: 'webhook-token-1',
      TOSS_CLIENT_KEY: 'live_ck_abcdefgh12345678',
      TOSS_SECRET_KEY: 'live_sk_abcdefgh12345678',
    }
    expect(await refusal(startAt(at, { env: production }))).toContain(
      'This database has demo accounts',
    )
    expect(await livePostmaster(join(at.dataDir, 'postgres'))).toBeUndefined()
  })
})

test('.env of the working folder is read, and what is set wins', async () => {
  const at = await place()
  const cwd = await tempFolder()
  await writeFile(join(cwd, '.env'), `HANBEON_MAX_ITEMS=7\nPORT=1\n`)
  const shop = await open(at, { cwd })
  const { checkout } = await (await fetch(`${shop.url}/api/config`)).json()
  expect(checkout.maxItems).toBe(7)
  await shop.program.end()
})

test.runIf(isRoot)(
  'an ordinary user starts it from a repository that belongs to root',
  async () => {
    const at = await place()
    await mkdir(at.dataDir)
    await chown(at.dataDir, nobody, nobody)
    const shop = await open(at, { uid: nobody, gid: nobody, env: { HOME: at.dataDir } })
    expect(await health(shop.url)).toMatchObject({ status: 'ok' })
    expect(await shop.program.end()).toBe(0)
  },
)

describe('the other commands', () => {
  test('migrate, seed and admin create work beside a running shop and without one', async () => {
    const at = await place()
    const env = { HANBEON_DATA_DIR: at.dataDir }
    const shop = await open(at)
    const migrated = hanbeon(['migrate', '--json'], { env })
    expect(await migrated.ended).toBe(0)
    expect(JSON.parse(migrated.stdout())).toMatchObject({ applied: [] })
    await shop.program.end()

    const args = ['admin', 'create', '--email', 'boss@example.com', '--name', '사장', '--json']
    const made = hanbeon(args, { env })
    expect(await made.ended).toBe(0)
    expect(JSON.parse(made.stdout())).toMatchObject({
      email: 'boss@example.com',
      password: expect.any(String),
    })
    const twice = hanbeon(args, { env })
    expect(await refusal(twice)).toContain('There is an account with that e-mail already')
    expect(await hanbeon(['seed'], { env }).ended).toBe(0)
    expect(await livePostmaster(join(at.dataDir, 'postgres'))).toBeUndefined()
  })

  test.each([['--help'], ['start', '--help'], ['admin', 'create', '--help']])(
    '%s %s explains and ends well',
    async (...args) => {
      const program = hanbeon(args)
      expect(await program.ended).toBe(0)
      expect(program.stdout()).toContain('Usage: hanbeon')
    },
  )

  test('a command that there is not ends badly, and the near one is named', async () => {
    const program = hanbeon(['strat'])
    expect(await program.ended).toBe(1)
    expect(program.stderr()).toContain('Did you mean start?')
  })

  test('a worker stands beside a shop that has none', async () => {
    const at = await place()
    const shop = await open(at, { env: { HANBEON_WORKER: '0' } })
    const worker = hanbeon(['worker'], {
      env: {
        HANBEON_DATA_DIR: at.dataDir,
        TOSS_SANDBOX_PORT: String(at.sandboxPort),
        PORT: String(at.port),
      },
    })
    await until('the worker', () => worker.stderr().includes('the worker is running'))
    expect(await worker.end()).toBe(0)
    expect(await health(shop.url)).toMatchObject({ status: 'ok' })
    await shop.program.end()
  })
})
