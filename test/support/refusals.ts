/** A table of refusals: what each is answered, and that no row about money changed and Toss was not asked. */
import { expect } from 'vitest'
import type { TestApp } from './app.ts'
import type { CallOptions } from './shop.ts'

export type RefusalRow = {
  name: string
  /** Prepares the ground, and says what is then asked. */
  given: () => Promise<CallOptions & { path: string; method?: string }>
  status: number
  code: string
  providerCode?: string
  retryable?: true
  retryAfter?: true
  /** Fields of the problem beyond those of each. */
  more?: Record<string, unknown>
  /** Toss is asked, or a refusal is recorded: what is written then is looked at elsewhere. */
  writes?: true
}

export async function expectRefused(app: TestApp, row: RefusalRow): Promise<void> {
  try {
    const { path, method = 'POST', ...asked } = await row.given()
    const before = await app.moneyTables()
    const lastAsked = await newestMoneyRequest(app)
    const reply = await app.call(method, path, asked)
    expect(reply.body).toMatchObject({ status: row.status, code: row.code, ...row.more })
    expect(reply.status).toBe(row.status)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
    expect(reply.body.providerCode).toBe(row.providerCode)
    expect(reply.body.retryable).toBe(row.retryable)
    expect(reply.headers.has('retry-after')).toBe(row.retryAfter === true)
    if (row.writes === true) return
    expect(await app.moneyTables()).toBe(before)
    expect(await newestMoneyRequest(app)).toBe(lastAsked)
  } finally {
    await app.pause(false)
    await app.control('DELETE', '/faults')
  }
}

/** The last request that could move money. */
async function newestMoneyRequest(app: TestApp): Promise<string> {
  const asked = [...(await app.asked('confirm', '')), ...(await app.asked('cancel', ''))]
  return JSON.stringify(asked.map(({ headers }) => headers['idempotency-key']).sort())
}
