/** Lets the operations' own readers in: `/metrics` and the details of `/readyz`. */
import type { MiddlewareHandler } from 'hono'
import { isLoopback } from './address.ts'
import type { HttpContext, HttpEnv } from './context.ts'
import { Refusal } from './refusal.ts'

export type OperationsGuardOptions = {
  /** METRICS_TOKEN; without one, only this machine is let in. */
  token: string | undefined
  socketAddressOf: (c: HttpContext) => string | undefined
}

export type OperationsGuard = {
  mayRead: (c: HttpContext) => Promise<boolean>
  guard: MiddlewareHandler<HttpEnv>
}

export function operationsGuard({
  token,
  socketAddressOf,
}: OperationsGuardOptions): OperationsGuard {
  async function mayRead(c: HttpContext): Promise<boolean> {
    if (token === undefined || token === '') return isThisMachine(c, socketAddressOf(c))
    const shown = (c.req.header('authorization') ?? '').replace(/^bearer\s+/i, '')
    return sameText(shown, token)
  }
  return {
    mayRead,
    guard: async function guardOperations(c, next) {
      if (!(await mayRead(c))) throw new Refusal(token ? 'E_UNAUTHENTICATED' : 'E_FORBIDDEN')
      await next()
    },
  }
}

/** A proxy on this machine speaks for the whole world, and says so. */
function isThisMachine(c: HttpContext, address: string | undefined): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (name) => c.req.header(name) !== undefined,
  )
  return !isForwarded && address !== undefined && isLoopback(address)
}

/** Compares digests, so that the time taken tells nothing about the token. */
async function sameText(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([digest(a), digest(b)])
  let difference = 0
  for (let i = 0; i < x.length; i++) difference |= (x[i] ?? 0) ^ (y[i] ?? 0)
  return difference === 0
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
