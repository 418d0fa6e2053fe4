/** The server on Node: opens the services, builds the application, listens, and stops without losing a request. */

import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createApp } from '../app.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { appPorts } from './app-ports.ts'
import { pagesFrom } from './pages.ts'
import { openServices } from './services.ts'
import { startMoneyWorker } from './worker.ts'

export type ServerOptions = {
  config: Config
  log: Log
  /** Where the built pages are; without it only the API is served. */
  pagesDir: string | undefined
  version: string
}
export type RunningServer = { url: string; close(): Promise<void> }

/** Requests that are still running after that are cut. */
const drainMs = 10_000

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, log } = options
  const services = await openServices(config, log)
  try {
    const app = createApp({
      ...appPorts(services, {
        version: options.version,
        socketAddressOf: (c) => getConnInfo(c).remote.address,
      }),
      pages: options.pagesDir === undefined ? undefined : pagesFrom(options.pagesDir),
    })
    const server = await listen(app.fetch, config.http)
    const worker = config.worker ? await startMoneyWorker(services) : undefined
    return {
      url: config.http.frontendUrl,
      async close() {
        await Promise.all([drained(server), worker?.stop()])
        await services.close()
      },
    }
  } catch (error) {
    await services.close()
    throw error
  }
}

type Server = ReturnType<typeof serve>

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: { host: string; port: number },
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server))
    server.once('error', reject)
  })
}

function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closable = 'closeIdleConnections' in server ? server : undefined
    const force = setTimeout(() => closable?.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    closable?.closeIdleConnections()
  })
}
