/** Who may read the numbers. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createMetrics } from '../metrics.ts'
import type { HttpEnv } from './context.ts'
import { operationsGuard } from './operations-guard.ts'
import { errorHandler } from './problem.ts'
import { requestId } from './request-id.ts'

const cases: [string | undefined, string | undefined, Record<string, string>, number][] = [
  [undefined, '127.0.0.1', {}, 200],
  [undefined, '::1', {}, 200],
  [undefined, '::ffff:127.0.0.1', {}, 200],
  [undefined, '203.0.113.1', {}, 403],
  [undefined, undefined, {}, 403],
  [undefined, '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, 403],
  [undefined, '127.0.0.1', { forwarded: 'for=203.0.113.1' }, 403],
  ['secret', '203.0.113.1', { authorization: 'Bearer secret' }, 200],
  ['secret', '203.0.113.1', { authorization: 'Bearer secre' }, 401],
  ['secret', '203.0.113.1', { authorization: 'Bearer ' }, 401],
  ['secret', '127.0.0.1', {}, 401],
]
test.each(cases)('token %s, from %s with %j: %i', async (token, address, headers, status) => {
  const metrics = createMetrics()
  const app = new Hono<HttpEnv>()
  app.use(requestId)
  app.onError(errorHandler(() => {}))
  const { guard } = operationsGuard({ token, socketAddressOf: () => address })
  app.get('/metrics', guard, async (c) => c.text(await metrics.text()))
  expect((await app.request('/metrics', { headers })).status).toBe(status)
})

test('every number is there before anything happened', async () => {
  const text = await createMetrics().text()
  for (const line of [
    'hanbeon_confirm_total{result="paid",error_code=""} 0',
    'hanbeon_confirm_duration_seconds_bucket{le="1.5"} 0',
    'hanbeon_confirm_duration_seconds_count 0',
    'hanbeon_provider_duration_seconds_count{operation="confirm"} 0',
    'hanbeon_provider_errors_total{code="TIMEOUT"} 0',
    'hanbeon_refund_total{result="succeeded"} 0',
    'hanbeon_refund_overdue 0',
    'hanbeon_webhook_total{source="toss",result="applied"} 0',
    'hanbeon_amount_mismatch_total 0',
    'hanbeon_db_round_trips_count 0',
    'hanbeon_unresolved_payments 0',
    'hanbeon_checkout_paused 0',
  ])
    expect(text).toContain(`${line}\n`)
})
