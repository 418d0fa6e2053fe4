/**
 * A pool that tries again while it connects, on every host of the URL, and that no lost connection can crash.
 *
 * Only getting a connection is repeated, never a statement: a statement that was sent may have been
 * carried out, and only its verb knows what that means.
 */
import pg from 'pg'
import { codeOf, isConnectionFault, markNeverSent } from './sql-fault.ts'
import { type Hosts, parseHosts } from './sql-hosts.ts'
import { types } from './sql-types.ts'

export type PoolOptions = {
  url: string
  max?: number
  applicationName?: string
  /** How long one connection may take, and how long we go on trying to get any. */
  connectTimeoutMs?: number
  connectDeadlineMs?: number
  /** How long a statement may take before its connection is given up. 0: no limit. */
  statementTimeoutMs?: number
  onError?: (error: Error) => void
}

type ConnectCallback = Parameters<pg.Pool['connect']>[0]

const firstPauseMs = 25
const longestPauseMs = 500

export function createPool(options: PoolOptions): pg.Pool {
  const hosts = parseHosts(options.url)
  const ring = new Ring(hosts)
  const several = hosts.urls.length > 1
  const patience = { leastTries: hosts.urls.length, deadlineMs: options.connectDeadlineMs ?? 5_000 }
  const pool = new PatientPool(patience, {
    Client: clientOn(ring),
    onConnect: (client) => (ring.writable ? refuseReadOnly(client, ring) : undefined),
    max: options.max ?? 10,
    types,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: options.connectTimeoutMs ?? (several ? 2_000 : 5_000),
    query_timeout: options.statementTimeoutMs ?? 30_000,
    application_name: options.applicationName ?? 'hanbeon',
  })
  const onError = options.onError ?? (() => {})
  // An idle connection that dies emits on the pool, one in use on the client; unheard, either ends the process.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** The hosts of the URL and the one that is in favour now. */
class Ring {
  readonly writable: boolean
  readonly #urls: readonly string[]
  #current = 0

  constructor(hosts: Hosts) {
    this.writable = hosts.writable
    this.#urls = hosts.urls
  }

  get url(): string {
    return this.#urls[this.#current] ?? ''
  }

  /** Many connections may fail on one host at once, and still only one step is taken. */
  leave(url: string): void {
    if (url === this.url) this.#current = (this.#current + 1) % this.#urls.length
  }
}

/** A client that takes the host in favour at the moment it is made. */
function clientOn(ring: Ring) {
  return class extends pg.Client {
    readonly hostUrl: string

    constructor(config?: pg.ClientConfig) {
      const url = ring.url
      super({ ...config, connectionString: url })
      this.hostUrl = url
      this.once('error', () => ring.leave(url))
    }

    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
      if (callback === undefined) return super.connect()
      super.connect((error: Error) => {
        if (error) ring.leave(this.hostUrl)
        callback(error)
      })
      return undefined
    }
  }
}

/** `default_transaction_read_only` alone is off on a hot standby, so both are asked. */
async function refuseReadOnly(client: pg.ClientBase, ring: Ring): Promise<void> {
  const { rows } = await client.query<{ readOnly: boolean }>(
    `select pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "readOnly"`,
  )
  if (rows[0]?.readOnly === false) return
  if ('hostUrl' in client && typeof client.hostUrl === 'string') ring.leave(client.hostUrl)
  throw Object.assign(new Error('The node does not take writes'), { code: 'NOT_WRITABLE' })
}

/** Until the deadline, and at least once for each host: a silent one may use up all the time. */
type Patience = { leastTries: number; deadlineMs: number }

class PatientPool extends pg.Pool {
  readonly #patience: Patience

  constructor(patience: Patience, config: pg.PoolConfig) {
    super(config)
    this.#patience = patience
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const connected = this.#connectPatiently()
    if (callback === undefined) return connected
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    )
    return undefined
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    const giveUpAt = Date.now() + this.#patience.deadlineMs
    let pauseMs = firstPauseMs
    for (let tries = 1; ; tries += 1) {
      try {
        return await super.connect()
      } catch (error) {
        markNeverSent(error)
        const isOver = tries >= this.#patience.leastTries && Date.now() + pauseMs > giveUpAt
        if (this.ending || isOver || !isWorthRepeating(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
  }
}

/** A full pool has been waited for already, and a wrong name does not become right. */
function isWorthRepeating(error: unknown): boolean {
  if (error instanceof Error && error.message.startsWith('timeout exceeded')) return false
  return isConnectionFault(error) && codeOf(error) !== 'ENOENT'
}
