/** Stands in for the server until there is one: liveness and the pages' address, and nothing else. */
import { createServer } from 'node:http'
import type { Config } from '../../server/platform/config.ts'
import type { Log } from '../../server/platform/log.ts'
import { portTrouble } from './port.ts'

export type ServerOptions = {
  config: Config
  log: Log
  pagesDir: string | undefined
  version: string
}
export type RunningServer = { url: string; close(): Promise<void> }

export function startServer({ config, version }: ServerOptions): Promise<RunningServer> {
  const { host, port, frontendUrl } = config.http
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ status: 'ok', version, pid: process.pid }))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portTrouble('PORT', port, host, error)))
    server.listen(port, host, () =>
      resolve({
        url: frontendUrl,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeIdleConnections()
          }),
      }),
    )
  })
}
