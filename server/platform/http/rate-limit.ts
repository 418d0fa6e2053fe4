/** Refuses what comes too often from one address or one account: 429 with the seconds to wait. */
import type { MiddlewareHandler } from 'hono'
import { callerAddress, limitKeyOf, parseNetworks } from './address.ts'
import { actorIdOf, type HttpContext, type HttpEnv } from './context.ts'
import type { LimitName, RateLimits } from './rate-limits.ts'
import { Refusal } from './refusal.ts'
import { type Buckets, createBuckets } from './token-bucket.ts'

export type RateLimiterOptions = {
  /** null: no limits at all. */
  limits: RateLimits | null
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
  /** The address of the socket, as the platform knows it. */
  socketAddressOf: (c: HttpContext) => string | undefined
  /** Addresses and networks whose forwarding headers count. */
  trustedProxies: readonly string[]
  maxBuckets?: number
}

/** What counts as the account: the member's id unless the route knows better; undefined where there is none. */
export type AccountOf = (c: HttpContext) => string | undefined | Promise<string | undefined>

export type RateLimiter = {
  /** A middleware for a route; it belongs after the route's own check of who is asking. */
  limit(name: LimitName, accountOf?: AccountOf): MiddlewareHandler<HttpEnv>
  /** The same as a call, for a handler that knows only half-way whether it is limited. */
  check(c: HttpContext, name: LimitName, account?: string): void
}

export function rateLimiter(options: RateLimiterOptions): RateLimiter {
  const buckets = createBuckets(options.now, options.maxBuckets)
  const trusted = parseNetworks(options.trustedProxies)

  function check(c: HttpContext, name: LimitName, account?: string): void {
    if (options.limits === null) return
    const address = callerAddress(
      options.socketAddressOf(c),
      c.req.header('x-forwarded-for'),
      trusted,
    )
    const keys = [`${name} from ${limitKeyOf(address)}`]
    if (account !== undefined) keys.push(`${name} by ${account}`)
    takeAll(buckets, options.limits, name, keys)
  }

  return {
    check,
    limit: (name, accountOf = actorIdOf) =>
      async function limitRate(c, next) {
        check(c, name, await accountOf(c))
        await next()
      },
  }
}

function takeAll(
  buckets: Buckets,
  limits: RateLimits,
  name: LimitName,
  keys: readonly string[],
): void {
  const wanted = keys.flatMap((key) =>
    limits[name].map((rate) => ({ key: `${key} per ${rate.periodMs}`, rate })),
  )
  const taken = buckets.take(wanted)
  if (taken.ok) return
  throw new Refusal('E_RATE_LIMIT', {
    retryable: true,
    retryAfterSeconds: Math.ceil(taken.retryAfterMs / 1000),
  })
}
