/** Limits to the last request, whatever the order of calls, and no more memory than allowed. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { HttpEnv } from './context.ts'
import { errorHandler } from './problem.ts'
import { rateLimiter } from './rate-limit.ts'
import { defaultRateLimits, limitNames, parseRateLimits, type Rate } from './rate-limits.ts'
import { requestId } from './request-id.ts'
import { createBuckets } from './token-bucket.ts'

describe('limits', () => {
  test('are those of the contract', () => {
    const perMinute = (count: number) => ({ count, periodMs: 60_000, burst: count })
    const day = { count: 100, periodMs: 86_400_000, burst: 100 }
    expect(defaultRateLimits).toEqual({
      confirm: [{ count: 20, periodMs: 1_000, burst: 60 }],
      initiate: [perMinute(10)],
      quote: [perMinute(20)],
      'sign-in': [perMinute(10), day],
      reset: [perMinute(10), day],
      'look-up': [perMinute(10), day],
      certificate: [perMinute(30)],
      refund: [perMinute(60)],
    })
  })

  test('may be switched off or changed one by one', () => {
    expect(parseRateLimits('off')).toBeNull()
    expect(parseRateLimits(undefined)).toEqual(defaultRateLimits)
    expect(parseRateLimits('initiate=100/m, confirm=50/s:100 ,sign-in=1000/m+9/h')).toEqual({
      ...defaultRateLimits,
      initiate: [{ count: 100, periodMs: 60_000, burst: 100 }],
      confirm: [{ count: 50, periodMs: 1_000, burst: 100 }],
      'sign-in': [
        { count: 1000, periodMs: 60_000, burst: 1000 },
        { count: 9, periodMs: 3_600_000, burst: 9 },
      ],
    })
  })

  test.each([
    'x',
    'initiate',
    'initiate=',
    'initiate=0/m',
    'initiate=1/y',
    'nobody=1/m',
    'a=1/m=2',
  ])('%s is refused with a sentence', (text) =>
    expect(() => parseRateLimits(text)).toThrow(/HANBEON_RATE_LIMITS/),
  )
})

describe('buckets', () => {
  const rate = (count: number, periodMs: number, burst: number): Rate => ({
    count,
    periodMs,
    burst,
  })

  test('give exactly the burst at once, then one by one', () => {
    let now = 0
    const buckets = createBuckets(() => now)
    const take = () => buckets.take([{ key: 'k', rate: rate(10, 60_000, 10) }])
    for (let i = 0; i < 10; i++) expect(take()).toEqual({ ok: true })
    expect(take()).toEqual({ ok: false, retryAfterMs: 6_000 })
    now = 5_999
    expect(take()).toEqual({ ok: false, retryAfterMs: 1 })
    now = 6_000
    expect(take()).toEqual({ ok: true })
    expect(take().ok).toBe(false)
  })

  test('take from all or from none', () => {
    const buckets = createBuckets(() => 0)
    const one = { key: 'one', rate: rate(1, 1_000, 1) }
    const many = { key: 'many', rate: rate(5, 1_000, 5) }
    expect(buckets.take([one, many]).ok).toBe(true)
    for (let i = 0; i < 20; i++) expect(buckets.take([one, many]).ok).toBe(false)
    for (let i = 0; i < 4; i++) expect(buckets.take([many]).ok).toBe(true)
    expect(buckets.take([many]).ok).toBe(false)
  })

  test('never give more than burst and refill allow, in any window, and always keep the promise of when', () => {
    const steps = fc.array(fc.record({ wait: fc.nat(3_000), key: fc.constantFrom('a', 'b') }), {
      maxLength: 200,
    })
    const rates = fc.record({
      count: fc.integer({ min: 1, max: 50 }),
      periodMs: fc.constantFrom(1_000, 7_000, 60_000),
      burst: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(steps, rates, (calls, each) => {
        let now = 0
        const buckets = createBuckets(() => now)
        const passed: Record<string, number[]> = { a: [], b: [] }
        for (const { wait, key } of calls) {
          now += wait
          const taken = buckets.take([{ key, rate: each }])
          if (taken.ok) passed[key]?.push(now)
          else {
            now += taken.retryAfterMs
            expect(buckets.take([{ key, rate: each }]).ok).toBe(true)
            passed[key]?.push(now)
          }
        }
        for (const times of Object.values(passed))
          for (let from = 0; from < times.length; from++)
            for (let to = from; to < times.length; to++) {
              const spanMs = (times[to] ?? 0) - (times[from] ?? 0)
              const most = each.burst + (spanMs * each.count) / each.periodMs
              expect(to - from + 1).toBeLessThanOrEqual(most + 1e-6)
            }
      }),
      { numRuns: 200 },
    )
  })

  test('stay within their memory, and forget the full ones first', () => {
    let now = 0
    const buckets = createBuckets(() => now, 100)
    const once = rate(1, 1_000, 1)
    for (let i = 0; i < 10_000; i++) {
      now += 1
      buckets.take([{ key: `k${i}`, rate: once }])
      expect(buckets.size).toBeLessThanOrEqual(100)
    }
    now += 1_000
    for (let i = 0; i < 101; i++) buckets.take([{ key: `n${i}`, rate: once }])
    expect(buckets.size).toBeLessThanOrEqual(100)
    expect(buckets.take([{ key: 'n100', rate: once }]).ok).toBe(false)
  })
})

describe('limiter', () => {
  function startApp(trustedProxies: string[] = []) {
    const limiter = rateLimiter({
      limits: parseRateLimits('initiate=2/m'),
      now: () => 0,
      socketAddressOf: (c) => c.req.header('x-socket') ?? '203.0.113.1',
      trustedProxies,
    })
    const app = new Hono<HttpEnv>()
    app.use(requestId)
    app.onError(errorHandler(() => {}))
    app.post(
      '/',
      limiter.limit('initiate', (c) => c.req.header('x-account')),
      (c) => c.text('ok'),
    )
    return async (headers: Record<string, string> = {}) =>
      app.request('/', { method: 'POST', headers })
  }
  const statuses = async (post: ReturnType<typeof startApp>, all: Record<string, string>[]) => {
    const found: number[] = []
    for (const headers of all) found.push((await post(headers)).status)
    return found
  }

  test('counts by address', async () => {
    const post = startApp()
    expect(await statuses(post, [{}, {}, {}])).toEqual([200, 200, 429])
    const refused = await post()
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(await refused.json()).toMatchObject({ code: 'E_RATE_LIMIT', retryable: true })
    expect((await post({ 'x-socket': '203.0.113.2' })).status).toBe(200)
  })

  test('counts by account wherever it comes from', async () => {
    const from = (n: number) => ({ 'x-socket': `203.0.113.${n}`, 'x-account': 'one' })
    expect(await statuses(startApp(), [from(1), from(2), from(3)])).toEqual([200, 200, 429])
  })

  test('a forged forwarding header makes no new caller', async () => {
    const forged = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n}` })
    expect(await statuses(startApp(), [forged(1), forged(2), forged(3)])).toEqual([200, 200, 429])
  })

  test('of a proxy that is trusted only the last word counts', async () => {
    const via = (chain: string) => ({ 'x-socket': '10.0.0.9', 'x-forwarded-for': chain })
    const post = startApp(['10.0.0.0/8'])
    const chains = ['6.6.6.1, 198.51.100.1', '6.6.6.2, 198.51.100.1, 10.0.0.2', '198.51.100.1']
    expect(await statuses(post, chains.map(via))).toEqual([200, 200, 429])
    expect((await post(via('198.51.100.1, 198.51.100.2'))).status).toBe(200)
  })

  test('one household of IPv6 is one caller', async () => {
    const from = (address: string) => ({ 'x-socket': address })
    const all = ['2001:db8::1', '2001:db8::ffff:2', '2001:db8:0:0:1::3', '2001:db8:0:1::1']
    expect(await statuses(startApp(), all.map(from))).toEqual([200, 200, 429, 200])
  })

  test('off is off', async () => {
    const limiter = rateLimiter({
      limits: null,
      now: () => 0,
      socketAddressOf: () => '203.0.113.1',
      trustedProxies: [],
    })
    const app = new Hono<HttpEnv>()
    app.use(requestId)
    for (const name of limitNames) app.get(`/${name}`, limiter.limit(name), (c) => c.text('ok'))
    for (let i = 0; i < 500; i++) expect((await app.request('/sign-in')).status).toBe(200)
  })
})
