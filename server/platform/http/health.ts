/** /healthz (alive), /readyz (able to serve, judged by business facts), /metrics. */
import { Hono } from 'hono'
import type { HttpEnv } from './context.ts'
import type { OperationsGuard } from './operations-guard.ts'

export type ReadinessFact = { name: string; ok: boolean; detail: string }

export type HealthPorts = {
  version: string
  pid: number
  guard: OperationsGuard
  /** Throws where the database does not answer. */
  facts(): Promise<ReadinessFact[]>
  metrics(): Promise<string>
}

export function healthRoutes(ports: HealthPorts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.get('/healthz', (c) => c.json({ status: 'ok', version: ports.version, pid: ports.pid }))
  app.get('/readyz', async (c) => {
    const facts = await ports
      .facts()
      .catch((): ReadinessFact[] => [{ name: 'database', ok: false, detail: 'no answer' }])
    const ready = facts.every(({ ok }) => ok)
    const details = (await ports.guard.mayRead(c)) ? { facts } : {}
    return c.json({ status: ready ? 'ok' : 'failed', ...details }, ready ? 200 : 503)
  })
  app.get('/metrics', ports.guard.guard, async (c) =>
    c.body(await ports.metrics(), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  )
  return app
}
