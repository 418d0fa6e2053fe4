/**
 * How many confirms a second one server settles, and how long each takes, beside the limit of its database.
 *
 * Everything is real: HTTP in, HTTP to a provider in its own process, a durable PostgreSQL. The limit is taken in
 * turns with it: the same two statements, over the same number of connections, with nothing between.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../server/platform/embedded-postgres/credentials.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres/start.ts'
import { migrate } from '../server/platform/migrate.ts'
import { createDb, sql } from '../server/platform/sql.ts'
import { closing, type Opened } from './support/closing.ts'
import { openLimit } from './support/limit.ts'
import { type Caller, caller, closedLoop, type Run } from './support/load.ts'
import { cpuMs, cpuMsOfFamily, listen, machine, median, rounded } from './support/machine.ts'
import { openWorkshop } from './support/orders.ts'
import { answers, hanbeon, root, sandbox } from './support/programs.ts'
import { saveBaseline } from './support/save.ts'

const rounds = 3
const limitMs = 15 * 60_000
/** The server's own pool. */
const connections = 10
const warmUp = 300
const plan = [
  { clients: 1, orders: 400 },
  { clients: 16, orders: 2_000 },
  { clients: 64, orders: 3_000 },
] as const

type Sample = { clients: number; server: Run; limit: Run; cpuUs: Record<string, number> }

export function bench({ save }: { save: boolean }): Promise<number> {
  return closing(limitMs, async (opened) => {
    const heard = await listen()
    const place = await open(opened)
    const samples: Sample[] = []
    await measure(place, caller(place.port, 16), 16, warmUp, 'server')
    for (let round = 1; round <= rounds; round += 1)
      for (const step of plan) {
        const sample = await measureBoth(place, step, round % 2 === 0)
        samples.push(sample)
        say(`round ${round}, ${line(sample)}`)
      }
    const noise = heard(place.ownCpuMs())
    const counts = await readCounts(place)
    const made = place.attempted()
    const whole = [counts.paid, counts.payments, counts.logLines].every((count) => count === made)
    const refused = samples.reduce(
      (sum, { server, limit }) => sum + server.refused + limit.refused,
      0,
    )
    const results = plan.map(({ clients }) =>
      summary(samples.filter((each) => each.clients === clients)),
    )
    console.table(results)
    say(
      `orders ${made}, paid ${counts.paid}, payments ${counts.payments}, log lines ${counts.logLines}`,
    )
    say(`approved at the sandbox ${counts.approved}, expected ${place.attemptedByServer()}`)
    say(`not answered as paid: ${refused}`)
    say(`${noise.quiet ? 'quiet' : 'noisy'} machine: ${JSON.stringify(noise)}`)
    const good = whole && refused === 0 && counts.approved === place.attemptedByServer()
    if (!good) say('✗ the figures do not count: what was paid does not add up')
    if (save && good)
      saveBaseline('confirm', {
        machine: machine(counts.version),
        noise,
        rounds,
        results,
        samples: samples.map(({ cpuUs: _, ...sample }) => tidied(sample)),
      })
    return good ? 0 : 1
  })
}

type Place = Awaited<ReturnType<typeof open>>

async function open(opened: Opened) {
  const folder = await mkdtemp(join(tmpdir(), 'hanbeon-bench-'))
  opened.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  // The user that the database runs as has to pass through.
  await chmod(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data') })
  opened.add(postgres.stop)
  const { ownerUrl, serverUrl } = postgres
  await migrate({ url: ownerUrl, folder: join(root, 'supabase', 'migrations') })
  const [sandboxPort, port] = [await freePort(), await freePort()]
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  const toss = sandbox(sandboxPort, join(folder, 'sandbox.log'))
  opened.add(() => toss.end())
  await answers(`${sandboxUrl}/sandbox/keys?family=window`, toss)
  const server = hanbeon(['start', '--no-pages'], join(folder, 'server.log'), {
    PORT: String(port),
    DATABASE_URL: serverUrl,
    DATABASE_DIRECT_URL: ownerUrl,
    HANBEON_DATA_DIR: join(folder, 'server'),
    HANBEON_DEMO: '0',
    HANBEON_WORKER: '0',
    HANBEON_RATE_LIMITS: 'off',
    ...(await keysOf(sandboxUrl)),
    TOSS_API_BASE: sandboxUrl,
  })
  opened.add(() => server.end())
  await answers(`http://127.0.0.1:${port}/readyz`, server)
  const workshop = await openWorkshop(ownerUrl, sandboxUrl)
  opened.add(() => workshop.close())
  const postmaster = Number.parseInt(
    await readFile(join(postgres.folder, 'postmaster.pid'), 'utf8'),
    10,
  )
  /** Processor time of each part so far. */
  const cpu = () => ({
    server: cpuMs(server.child.pid ?? 0),
    postgres: cpuMsOfFamily(postmaster),
    sandbox: cpuMs(toss.child.pid ?? 0),
    load: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  })
  const attempted = { server: 0, limit: 0 }
  return {
    ownerUrl,
    serverUrl,
    sandboxUrl,
    port,
    workshop,
    count: (which: 'server' | 'limit', orders: number) => {
      attempted[which] += orders
    },
    attempted: () => attempted.server + attempted.limit,
    attemptedByServer: () => attempted.server,
    cpu,
    ownCpuMs: () => Object.values(cpu()).reduce<number>((sum, each) => sum + (each ?? 0), 0),
  }
}

async function keysOf(sandboxUrl: string): Promise<Record<string, string>> {
  const response = await fetch(`${sandboxUrl}/sandbox/keys?family=window`)
  const { clientKey, secretKey } = (await response.json()) as Record<string, string>
  return { TOSS_CLIENT_KEY: clientKey ?? '', TOSS_SECRET_KEY: secretKey ?? '' }
}

type Confirmer = Pick<Caller, 'confirm'> & { close(): unknown }

async function measure(
  place: Place,
  confirmer: Confirmer,
  clients: number,
  count: number,
  which: 'server' | 'limit',
): Promise<Run> {
  const orders = await place.workshop.make(count, which === 'server')
  place.count(which, count)
  try {
    return await closedLoop(clients, orders, confirmer.confirm)
  } finally {
    await confirmer.close()
  }
}

/** In turns, so that whatever disturbs the machine disturbs both. */
async function measureBoth(
  place: Place,
  { clients, orders }: (typeof plan)[number],
  limitFirst: boolean,
): Promise<Sample> {
  const cpuUs: Record<string, number> = {}
  const server = async () => {
    const ready = await place.workshop.make(orders, true)
    place.count('server', orders)
    const http = caller(place.port, clients)
    const before = place.cpu()
    const run = await closedLoop(clients, ready, http.confirm)
    const after = place.cpu()
    for (const part of ['server', 'postgres', 'sandbox', 'load'] as const) {
      const [from, to] = [before[part], after[part]]
      if (from !== undefined && to !== undefined)
        cpuUs[part] = Math.round(((to - from) * 1000) / orders)
    }
    http.close()
    return run
  }
  const limit = async () =>
    measure(
      place,
      await openLimit(place.serverUrl, place.ownerUrl, connections),
      clients,
      orders,
      'limit',
    )
  if (!limitFirst) return { clients, server: await server(), limit: await limit(), cpuUs }
  const bare = await limit()
  return { clients, server: await server(), limit: bare, cpuUs }
}

async function readCounts({ ownerUrl, sandboxUrl }: Place) {
  const db = createDb({ url: ownerUrl, max: 1 })
  const counts = await db.one<{
    paid: number
    payments: number
    logLines: number
    version: string
  }>(sql`
    select (select count(*) from checkout_order where status = 'paid') as paid,
      (select count(*) from checkout_payment where status = 'SUCCESS') as payments,
      (select count(*) from order_log where action = 'payment_success') as "logLines",
      current_setting('server_version') as version`)
  await db.close()
  const response = await fetch(`${sandboxUrl}/sandbox/payments`)
  const { payments } = (await response.json()) as { payments: { status: string }[] }
  return { ...counts, approved: payments.filter(({ status }) => status === 'DONE').length }
}

function summary(samples: readonly Sample[]) {
  const of = (read: (sample: Sample) => number, digits = 2) =>
    rounded(median(samples.map(read)), digits)
  const cpu = (part: string) => of(({ cpuUs }) => cpuUs[part] ?? Number.NaN, 0)
  return {
    clients: samples[0]?.clients ?? 0,
    perSecond: of(({ server }) => server.perSecond, 0),
    p50: of(({ server }) => server.p50),
    p95: of(({ server }) => server.p95),
    p99: of(({ server }) => server.p99),
    limitPerSecond: of(({ limit }) => limit.perSecond, 0),
    limitP50: of(({ limit }) => limit.p50),
    ratio: of(({ server, limit }) => server.perSecond / limit.perSecond),
    cpuServerUs: cpu('server'),
    cpuPostgresUs: cpu('postgres'),
    cpuSandboxUs: cpu('sandbox'),
    cpuLoadUs: cpu('load'),
  }
}

function tidied({ clients, server, limit }: Omit<Sample, 'cpuUs'>) {
  const run = ({ perSecond, p50, p95, p99 }: Run) => ({
    perSecond: rounded(perSecond, 0),
    p50: rounded(p50),
    p95: rounded(p95),
    p99: rounded(p99),
  })
  return { clients, server: run(server), limit: run(limit) }
}

function line({ clients, server, limit }: Sample): string {
  const ratio = (server.perSecond / limit.perSecond).toFixed(2)
  return `${clients} clients: ${server.perSecond.toFixed(0)}/s, p50 ${server.p50.toFixed(2)} ms, limit ${limit.perSecond.toFixed(0)}/s, ratio ${ratio}`
}

function say(text: string): void {
  console.log(text)
}
