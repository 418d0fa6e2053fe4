/** A real server for a test: the program itself, on a free port, on a database and a sandbox of the test. */
import { freePort } from './port.ts'
import { hanbeon, type Program } from './process.ts'
import type { TestSandbox } from './sandbox.ts'
import { tempFolder } from './temp.ts'
import { until } from './until.ts'

export type TestServer = { url: string; port: number; program: Program; close(): Promise<void> }

export type ServerWishes = {
  /** As which the server connects; also through a wire proxy. */
  serverUrl: string
  /** For migrations and the demo catalogue. */
  ownerUrl: string
  sandbox: TestSandbox
  worker?: boolean
  pages?: boolean
  env?: Record<string, string>
}

export async function startServer(wishes: ServerWishes): Promise<TestServer> {
  const port = await freePort()
  const dataDir = await tempFolder('hanbeon-server')
  const program = hanbeon(['start', ...(wishes.pages ? [] : ['--no-pages'])], {
    env: {
      PORT: String(port),
      DATABASE_URL: wishes.serverUrl,
      DATABASE_DIRECT_URL: wishes.ownerUrl,
      HANBEON_DATA_DIR: dataDir,
      TOSS_API_BASE: wishes.sandbox.url,
      TOSS_CLIENT_KEY: wishes.sandbox.clientKey,
      TOSS_SECRET_KEY: wishes.sandbox.secretKey,
      WEBHOOK_SECRET: 'a secret of the tests, the same for each server',
      TOSS_WEBHOOK_TOKEN: 'token-of-the-tests',
      HANBEON_RATE_LIMITS: 'off',
      HANBEON_WORKER: wishes.worker ? '1' : '0',
      ...wishes.env,
    },
  })
  const url = `http://127.0.0.1:${port}`
  await until(`the server on ${port}`, async () => {
    if (program.child.exitCode !== null) throw new Error(program.stderr())
    return (await fetch(`${url}/healthz`)).ok
  })
  return {
    url,
    port,
    program,
    async close() {
      await program.end()
    },
  }
}

/** Two processes on one database, as behind a load balancer. */
export async function startTwoServers(wishes: ServerWishes): Promise<[TestServer, TestServer]> {
  return Promise.all([startServer(wishes), startServer(wishes)])
}
