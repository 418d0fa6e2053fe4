/** Repeated requests on a real database: one execution, one answer, and no key that is stuck for ever. */
import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/support/database.ts'
import { sealWith } from '../seal.ts'
import { sql } from '../sql.ts'
import type { HttpEnv } from './context.ts'
import { forgetOldAnswers, idempotencyStore } from './idempotency.sql.ts'
import { idempotency } from './idempotency.ts'
import { errorHandler, Refusal } from './problem.ts'
import { requestId } from './request-id.ts'

const { db } = await createTestDatabase({ max: 10 })
const seal = sealWith(crypto.getRandomValues(new Uint8Array(32)))
const faults: unknown[] = []
const minuteMs = 60_000
const dayMs = 86_400_000

let now = new Date('2026-11-21T01:00:00Z')
let runs = 0
let answerWith: () => Response | Promise<Response> = () => Response.json({ run: runs })

const app = new Hono<HttpEnv>()
app.use(requestId)
app.onError(errorHandler((error) => faults.push(error)))
const once = idempotency({
  store: idempotencyStore(db),
  seal,
  now: () => now,
  onFault: (error) => faults.push(error),
})
const callerOf = (c: { req: { header(name: string): string | undefined } }) =>
  c.req.header('x-caller') ?? 'somebody'
const run = async () => {
  runs += 1
  return answerWith()
}
app.post('/things/:id', once({ callerOf }), run)
app.post('/must', once({ callerOf, required: true }), run)

beforeEach(async () => {
  runs = 0
  faults.length = 0
  now = new Date('2026-11-21T01:00:00Z')
  answerWith = () => Response.json({ run: runs }, { status: 201 })
  await db.query(sql`delete from hanbeon_private.idempotency`)
})

function post(key: string, body: unknown = { a: 1, b: 2 }, path = '/things/1', caller = 'c') {
  return app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'x-caller': caller },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code
}

describe('the same key again', () => {
  test('with the same body gets the first answer, said to be one', async () => {
    const first = await post('k')
    const again = await post('k', { b: 2, a: 1 })
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(again.status).toBe(201)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await again.text()).toBe(await first.text())
    expect(runs).toBe(1)
  })

  test('with another body is refused', async () => {
    await post('k')
    const again = await post('k', { a: 1, b: 3 })
    expect(again.status).toBe(422)
    expect(await codeOf(again)).toBe('E_IDEMPOTENCY_MISMATCH')
    expect(runs).toBe(1)
  })

  test.each([
    ['another caller', { caller: 'd' }],
    ['another path', { path: '/things/2' }],
  ])(
    'of %s is another key',
    async (_, { caller = 'c', path = '/things/1' }: Record<string, string>) => {
      await post('k')
      expect((await post('k', { a: 1, b: 2 }, path, caller)).status).toBe(201)
      expect(runs).toBe(2)
    },
  )

  test('after 35 days is a new one', async () => {
    await post('k')
    now = new Date(now.getTime() + 35 * dayMs - 1)
    expect((await post('k')).headers.get('idempotent-replayed')).toBe('true')
    now = new Date(now.getTime() + 1)
    expect((await post('k', { other: true })).status).toBe(201)
    expect(runs).toBe(2)
  })
})

describe('what is kept', () => {
  const refuse =
    (code: ConstructorParameters<typeof Refusal>[0], options = {}) =>
    () => {
      throw new Refusal(code, options)
    }
  test.each([
    ['200', () => Response.json({}), true],
    ['201', () => Response.json({}, { status: 201 }), true],
    ['202', () => Response.json({}, { status: 202 }), false],
    ['500', () => Promise.reject(new Error('boom')), false],
    ['a decline', refuse('E_PAYMENT_DECLINED'), true],
    ['a decline that may pass later', refuse('E_PAYMENT_DECLINED', { retryable: true }), false],
    ['over the balance', refuse('E_REFUND_EXCEEDS_BALANCE'), true],
    ['no stock', refuse('E_OUT_OF_STOCK'), true],
    ['in progress', refuse('E_PAYMENT_IN_PROGRESS', { retryAfterSeconds: 2 }), false],
    ['bad input', refuse('E_INVALID_INPUT'), false],
    ['no session', refuse('E_UNAUTHENTICATED'), false],
    ['no right', refuse('E_FORBIDDEN'), false],
    ['too often', refuse('E_RATE_LIMIT', { retryAfterSeconds: 1 }), false],
    ['paused', refuse('E_CHECKOUT_PAUSED'), false],
  ] as const)('%s', async (_, answer, isKept) => {
    answerWith = answer
    const first = await post('k')
    const again = await post('k')
    expect(again.status).toBe(first.status)
    expect(again.headers.get('idempotent-replayed')).toBe(isKept ? 'true' : null)
    expect(runs).toBe(isKept ? 1 : 2)
    if (isKept) expect(await again.text()).toBe(await first.text())
  })

  test('is sealed, so that the table shows no token', async () => {
    answerWith = () => Response.json({ token: 'a-secret-token' }, { status: 201 })
    await post('k')
    const { body } = await db.one<{ body: Uint8Array }>(
      sql`select body from hanbeon_private.idempotency`,
    )
    expect(Buffer.from(body).includes('token')).toBe(false)
  })

  test('is forgotten after 35 days', async () => {
    await post('k')
    expect(await forgetOldAnswers(db, new Date(now.getTime() + 35 * dayMs - 1))).toBe(0)
    expect(await forgetOldAnswers(db, new Date(now.getTime() + 35 * dayMs))).toBe(1)
  })
})

describe('races', () => {
  test('of 50 callers at once one runs, the others are told to wait or get its answer', async () => {
    for (let round = 0; round < 10; round++) {
      runs = 0
      answerWith = async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        return Response.json({ round }, { status: 201 })
      }
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(`race ${round}`)))
      expect(runs).toBe(1)
      for (const answer of answers) {
        if (answer.status === 201) expect(await answer.json()).toEqual({ round })
        else {
          expect(answer.headers.get('retry-after')).toBe('1')
          expect(await codeOf(answer)).toBe('E_IDEMPOTENCY_IN_FLIGHT')
        }
      }
      expect(answers.some((answer) => answer.headers.get('idempotent-replayed') === null)).toBe(
        true,
      )
    }
  })

  test('a killed owner blocks its key for a minute, and one of 20 takes over', async () => {
    await post('k')
    await db.query(sql`
      update hanbeon_private.idempotency
      set state = 'running', status = null, body = null, locked_until = ${new Date(now.getTime() + minuteMs)}`)
    expect(await codeOf(await post('k'))).toBe('E_IDEMPOTENCY_IN_FLIGHT')

    now = new Date(now.getTime() + minuteMs)
    expect(await codeOf(await post('k', { other: true }))).toBe('E_IDEMPOTENCY_MISMATCH')
    runs = 0
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('k')))
    expect(runs).toBe(1)
    expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThan(0)
  })

  test('an owner who wakes up after its lease changes nothing', async () => {
    const store = idempotencyStore(db)
    const bytes = (n: number) => new Uint8Array(32).fill(n)
    const slow = await store.claim(bytes(1), bytes(2), now)
    const later = new Date(now.getTime() + minuteMs)
    const quick = await store.claim(bytes(1), bytes(2), later)
    if (slow.kind !== 'owned' || quick.kind !== 'owned') throw new Error('both should own in turn')
    await store.finish(slow.lease, 500, bytes(3))
    await store.release(slow.lease)
    await store.finish(quick.lease, 201, bytes(4))
    await store.release(slow.lease)
    expect(await store.claim(bytes(1), bytes(2), later)).toEqual({
      kind: 'answered',
      status: 201,
      body: bytes(4),
    })
  })
})

describe('the key itself', () => {
  test('may be 300 characters and no more', async () => {
    expect((await post('k'.repeat(300))).status).toBe(201)
    const answer = await post('k'.repeat(301))
    expect(answer.status).toBe(400)
    expect(await codeOf(answer)).toBe('E_INVALID_INPUT')
  })

  test('is required where the route says so', async () => {
    const answer = await app.request('/must', { method: 'POST' })
    expect(answer.status).toBe(400)
    expect(await codeOf(answer)).toBe('E_IDEMPOTENCY_KEY_REQUIRED')
    expect((await app.request('/things/1', { method: 'POST' })).status).toBe(201)
  })

  test.each([
    ['malformed', '{"a":'],
    ['endlessly deep', '['.repeat(20_000) + ']'.repeat(20_000)],
  ])('does not help a body that is %s', async (_, body) => {
    const answer = await post('k', body)
    expect(answer.status).toBe(400)
    expect(await codeOf(answer)).toBe('E_INVALID_INPUT')
    expect(runs).toBe(0)
  })
})

test('where the answer cannot be stored the caller has it all the same', async () => {
  answerWith = async () => {
    await db.query(sql`delete from hanbeon_private.idempotency`)
    return Response.json({ run: runs }, { status: 201 })
  }
  expect((await post('k')).status).toBe(201)
})
