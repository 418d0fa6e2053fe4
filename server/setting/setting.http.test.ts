/** Settings on a real database: defaults, who may change what, the record of each change, and what the pages are told. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { appAround, gate } from '../../test/support/routes-app.ts'
import { sql } from '../platform/sql.ts'
import { configRoutes, tossOf } from './config.http.ts'
import { settingRoutes } from './setting.http.ts'
import { changeSettings, readSettings } from './setting.sql.ts'
import { defaultSettings } from './setting.ts'

const { db, owner } = await createTestDatabase()
const now = new Date('2026-11-21T00:00:00Z')
const defaults = defaultSettings({ maxItems: 3, maxAmount: 1_000_000 })
const read = () => readSettings(db, defaults)
const { get, send } = appAround(
  settingRoutes({
    requireRole: gate.requireRole,
    readSettings: read,
    changeSettings: (change) => changeSettings(db, { ...change, now }),
  }),
  configRoutes({
    readSettings: read,
    toss: {
      clientKey: 'test_ck_1',
      mode: 'test',
      family: 'window',
      sandboxOrigin: 'http://localhost:4010',
    },
    demoAccounts: [{ email: 'buyer@hanbeon.test', role: 'customer' }],
  }),
)
const path = '/api/admin/settings'
const put = (body: unknown, who: string) => send('PUT', path, body, who)
const logged = () =>
  db.query(sql`
    select name, previous_value as "previous", new_value as "new", reason, performed_by as "by", request_id as "requestId"
    from hanbeon_private.setting_log
    order by created_at, name`)

beforeEach(async () => {
  await owner.query(sql`truncate hanbeon_private.setting, hanbeon_private.setting_log`)
})

test('where nobody changed anything, the environment and the defaults hold', async () => {
  const response = await get(path, 'viewer')
  expect(await response.json()).toEqual({
    checkoutPaused: false,
    pauseReason: null,
    maxItems: 3,
    maxAmount: 1_000_000,
    shippingFee: 0,
    freeShippingFrom: 30_000,
    virtualAccountHours: 24,
  })
})

test('an operator pauses and resumes, and each is on record', async () => {
  const paused = await put({ checkoutPaused: true, pauseReason: '결제사 점검' }, 'operator')
  expect(await paused.json()).toMatchObject({ checkoutPaused: true, pauseReason: '결제사 점검' })
  const { value } = await db.one<{ value: unknown }>(
    sql`select value = 'true' as value from hanbeon_private.setting where name = 'checkoutPaused'`,
  )
  expect(value).toBe(true)
  const resumed = await put({ checkoutPaused: false, pauseReason: '점검 끝' }, 'operator')
  expect(await resumed.json()).toMatchObject({ checkoutPaused: false, pauseReason: null })
  const common = { by: 'operator', requestId: 'request-1' }
  expect(await logged()).toEqual([
    { name: 'checkoutPaused', previous: null, new: true, reason: '결제사 점검', ...common },
    { name: 'checkoutPaused', previous: true, new: false, reason: '점검 끝', ...common },
    { name: 'pauseReason', previous: null, new: '결제사 점검', reason: '결제사 점검', ...common },
    { name: 'pauseReason', previous: '결제사 점검', new: null, reason: '점검 끝', ...common },
  ])
})

test('what does not change is not on record', async () => {
  await put({ maxItems: 5 }, 'admin')
  await put({ maxItems: 5 }, 'admin')
  await put({}, 'admin')
  expect(await logged()).toHaveLength(1)
})

test('twenty changes at once leave a record without a gap', async () => {
  await put({ maxItems: 1 }, 'admin')
  await Promise.all(Array.from({ length: 20 }, (_, n) => put({ maxItems: 10 + n }, 'admin')))
  const log = (await logged()) as { previous: number | null; new: number }[]
  expect(log).toHaveLength(21)
  // Every value was replaced once, but for the one that stands.
  const { maxItems } = await read()
  const replaced = log.map(({ previous }) => previous).filter((previous) => previous !== null)
  const stored = log.map((line) => line.new).filter((value) => value !== maxItems)
  expect([...replaced].sort()).toEqual([...stored].sort())
})

test.each([
  ['a guest', undefined, { maxItems: 5 }, 401, 'E_UNAUTHENTICATED'],
  ['a buyer', 'buyer-1', { maxItems: 5 }, 403, 'E_FORBIDDEN'],
  ['a viewer', 'viewer', { checkoutPaused: true, pauseReason: 'x' }, 403, 'E_FORBIDDEN'],
  ['an operator, a limit', 'operator', { maxAmount: 100 }, 403, 'E_FORBIDDEN'],
  ['an operator, both', 'operator', { checkoutPaused: false, maxItems: 1 }, 403, 'E_FORBIDDEN'],
  ['no reason', 'operator', { checkoutPaused: true }, 400, 'E_INVALID_INPUT'],
  ['no reason in it', 'admin', { checkoutPaused: true, pauseReason: ' ' }, 400, 'E_INVALID_INPUT'],
  [
    'a reason no database keeps',
    'admin',
    { checkoutPaused: true, pauseReason: 'a\0b' },
    400,
    'E_INVALID_INPUT',
  ],
  ['a reason for nothing', 'admin', { pauseReason: 'x' }, 400, 'E_INVALID_INPUT'],
  ['an unknown name', 'admin', { currency: 'USD' }, 400, 'E_INVALID_INPUT'],
  ['a text', 'admin', { maxItems: '5' }, 400, 'E_INVALID_INPUT'],
  ['past the limit', 'admin', { virtualAccountHours: 169 }, 400, 'E_INVALID_INPUT'],
  ['a fraction', 'admin', { shippingFee: 0.5 }, 400, 'E_INVALID_INPUT'],
  ['nothing', 'admin', null, 400, 'E_INVALID_INPUT'],
])('%s is refused and changes nothing', async (_, who, body, status, code) => {
  const response = await send('PUT', path, body, who)
  expect([response.status, (await response.json()).code]).toEqual([status, code])
  expect(await logged()).toEqual([])
  expect(await read()).toEqual(defaults)
})

test('a row that somebody broke by hand falls back to its default', async () => {
  await owner.query(sql`
    insert into hanbeon_private.setting (name, value, updated_by, updated_at)
    values ('maxItems', '"many"', 'hand', now()), ('maxAmount', '5000', 'hand', now()), ('other', '1', 'hand', now())`)
  expect(await read()).toMatchObject({ maxItems: 3, maxAmount: 5_000 })
})

describe('what the pages are told', () => {
  test('keys, limits and the pause, without a session', async () => {
    await put({ checkoutPaused: true, pauseReason: '점검', maxItems: 2 }, 'admin')
    const response = await get('/api/config')
    expect(await response.json()).toEqual({
      currency: 'KRW',
      isTestMode: true,
      toss: {
        clientKey: 'test_ck_1',
        product: 'window',
        methods: ['CARD', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE'],
        sdk: 'sandbox',
        sdkUrl: 'http://localhost:4010/v2/standard',
      },
      checkout: { paused: true, maxItems: 2, maxAmount: 1_000_000 },
      demoAccounts: [{ email: 'buyer@hanbeon.test', role: 'customer' }],
    })
  })

  test('widget keys have a variant, and live ones Toss’s own script', () => {
    const facts = {
      clientKey: 'live_gck_1',
      mode: 'live',
      family: 'widget',
      sandboxOrigin: null,
    } as const
    expect(tossOf(facts)).toMatchObject({
      product: 'widget',
      variantKey: 'DEFAULT',
      sdk: 'live',
      sdkUrl: 'https://js.tosspayments.com/v2/standard',
    })
  })
})
