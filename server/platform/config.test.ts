/** What the environment may say, and what it may not; one row a refusal. */
import { describe, expect, test } from 'vitest'
import { completeConfig, readSettings } from './config.ts'
import { Trouble } from './trouble.ts'

const secret = 'a secret of good length'
const testKeys = {
  TOSS_CLIENT_KEY: 'test_ck_abcdefgh12345678',
  TOSS_SECRET_KEY: 'test_sk_abcdefgh12345678',
}
const liveKeys = {
  TOSS_CLIENT_KEY: 'live_ck_abcdefgh12345678',
  TOSS_SECRET_KEY: 'live_sk_abcdefgh12345678',
}
const production = {
  NODE_ENV: 'production',
  FRONTEND_URL: 'https://shop.example.com',
  WEBHOOK_SECRET: secret,
  TOSS_WEBHOOK_TOKEN: 'webhook-token-1',
  ...liveKeys,
}
const supplied = {
  databaseUrl: 'postgres://server@127.0.0.1/shop',
  sandbox: {
    clientKey: 'test_ck_sandboxWindow',
    secretKey: 'test_sk_sandboxWindow',
    apiBase: 'http://127.0.0.1:4010',
  },
  secrets: { webhookSecret: 'generated', webhookToken: 'generated-token' },
}

/** The names of what is refused, in the order of the sentence. */
function refused(env: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return [...error.en.matchAll(/\n {2}- ([A-Z_, ]+):/g)].map((match) => match[1] ?? '')
  }
}

test('an empty environment is a shop on this machine', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({
    production: false,
    exposed: false,
    demo: true,
    http: { host: '127.0.0.1', port: 4000, frontendUrl: 'http://localhost:4000' },
    toss: { ownSandbox: true, sandboxPort: 4010 },
    relay: { providers: ['manual'] },
    checkout: { maxItems: 3, maxAmount: 1_000_000, orderTtlSeconds: 2_400 },
    worker: true,
  })
  expect(completeConfig(settings, supplied)).toMatchObject({
    toss: { mode: 'test', family: 'window', isSandbox: true, webhookToken: 'generated-token' },
    relay: { secrets: ['generated'], confirmSecrets: ['generated'] },
  })
})

test('an empty value counts as absent', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', HANBEON_WORKER: '' })).toEqual(readSettings({}))
})

test('a production with everything is taken, and its sides are known', () => {
  const settings = readSettings({ ...production, WEBHOOK_SECRET_NEXT: `${secret} next` })
  expect(settings).toMatchObject({ production: true, demo: false, exposed: true })
  const config = completeConfig(settings, { ...supplied, sandbox: undefined })
  expect(config.toss).toMatchObject({ mode: 'live', family: 'window', isSandbox: false })
  expect(config.relay.secrets).toEqual([secret, `${secret} next`])
  expect(config.relay.providers).toEqual([])
})

test('widget keys are known by their letter', () => {
  const keys = { TOSS_CLIENT_KEY: 'test_gck_abcdefgh', TOSS_SECRET_KEY: 'test_gsk_abcdefgh' }
  expect(completeConfig(readSettings(keys), supplied).toss).toMatchObject({
    family: 'widget',
    apiBase: 'https://api.tosspayments.com',
  })
})

describe('malformed', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/shop'],
    ['TOSS_API_BASE', 'not a url'],
    ['FRONTEND_URL', 'https://shop.example.com/path'],
    ['CORS_ORIGINS', 'https://a.example.com,b'],
    ['TRUSTED_PROXIES', '10.0.0.0/64'],
    ['HANBEON_MAX_ITEMS', '0'],
    ['HANBEON_MAX_AMOUNT', '1.5'],
    ['HANBEON_ORDER_TTL_SECONDS', 'soon'],
    ['HANBEON_WORKER', 'yes'],
    ['HANBEON_RATE_LIMITS', 'initiate=many'],
    ['SMTP_URL', 'http://mail'],
    ['LOG_FORMAT', 'xml'],
  ])('%s=%s', (name, value) => {
    expect(refused({ [name]: value })).toEqual([name])
  })

  test('everything that is wrong is named at once', () => {
    const env = { PORT: 'x', HANBEON_WORKER: 'x', NODE_ENV: 'production' }
    expect(refused(env)).toEqual([
      'PORT',
      'HANBEON_WORKER',
      'TOSS_CLIENT_KEY',
      'TOSS_SECRET_KEY',
      'WEBHOOK_SECRET',
      'TOSS_WEBHOOK_TOKEN',
      'FRONTEND_URL',
    ])
  })

  test('a value that is refused is not repeated: it may be a secret', () => {
    const env = {
      TOSS_SECRET_KEY: 'oops_this_is_private',
      TOSS_CLIENT_KEY: testKeys.TOSS_CLIENT_KEY,
    }
    expect(() => readSettings(env)).toThrow(/TOSS_SECRET_KEY/)
    expect(() => readSettings(env)).not.toThrow(/private/)
  })
})

describe('keys', () => {
  test.each([
    ['half a pair', { TOSS_CLIENT_KEY: testKeys.TOSS_CLIENT_KEY }, ['TOSS_SECRET_KEY']],
    ['the other half', { TOSS_SECRET_KEY: testKeys.TOSS_SECRET_KEY }, ['TOSS_CLIENT_KEY']],
    [
      'window with widget',
      { ...testKeys, TOSS_SECRET_KEY: 'test_gsk_abcdefgh' },
      ['TOSS_CLIENT_KEY, TOSS_SECRET_KEY'],
    ],
  ])('%s', (_, env, names) => {
    expect(refused(env)).toEqual(names)
  })

  test('test with live', () => {
    const env = { ...production, TOSS_SECRET_KEY: testKeys.TOSS_SECRET_KEY }
    expect(refused(env)).toContain('TOSS_CLIENT_KEY, TOSS_SECRET_KEY')
  })
})

describe('production', () => {
  test.each([
    [
      'no keys',
      { TOSS_CLIENT_KEY: '', TOSS_SECRET_KEY: '' },
      ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY'],
    ],
    ['no relay secret', { WEBHOOK_SECRET: '' }, ['WEBHOOK_SECRET']],
    ['a short relay secret', { WEBHOOK_SECRET: 'short' }, ['WEBHOOK_SECRET']],
    ['no webhook token', { TOSS_WEBHOOK_TOKEN: '' }, ['TOSS_WEBHOOK_TOKEN']],
    ['no public origin', { FRONTEND_URL: '' }, ['FRONTEND_URL']],
    ['test keys', testKeys, ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY']],
    ['no rate limits', { HANBEON_RATE_LIMITS: 'off' }, ['HANBEON_RATE_LIMITS']],
    ['a shifted clock', { HANBEON_CLOCK_OFFSET_SECONDS: '60' }, ['HANBEON_CLOCK_OFFSET_SECONDS']],
  ])('%s', (_, env, names) => {
    expect(refused({ ...production, ...env })).toEqual(names)
  })

  test('a sandbox in the place of Toss', () => {
    const env = { ...production, TOSS_API_BASE: 'http://localhost:4010' }
    expect(refused(env)).toContain('TOSS_API_BASE')
  })

  test('test keys with a person who knows', () => {
    expect(refused({ ...production, ...testKeys, HANBEON_ALLOW_TEST_KEYS: '1' })).toEqual([])
  })

  test('a rehearsal on this machine may use the sandbox', () => {
    const env = {
      ...production,
      FRONTEND_URL: 'http://localhost:4000',
      HANBEON_ALLOW_TEST_KEYS: '1',
      TOSS_CLIENT_KEY: 'test_ck_sandboxWindowClientKey',
      TOSS_SECRET_KEY: 'test_sk_sandboxWindowSecretKey',
      TOSS_API_BASE: 'http://127.0.0.1:4010',
    }
    expect(refused(env)).toEqual([])
    expect(refused({ ...env, HOST: '0.0.0.0' })).toEqual([
      'TOSS_CLIENT_KEY',
      'TOSS_SECRET_KEY',
      'TOSS_API_BASE',
    ])
  })
})

describe('whatever NODE_ENV says', () => {
  const everythingOfTheDemo = [
    'HANBEON_DEMO',
    'TOSS_CLIENT_KEY, TOSS_SECRET_KEY',
    'WEBHOOK_SECRET',
    'TOSS_WEBHOOK_TOKEN',
  ]
  test.each([
    ['an address that others reach', { HOST: '0.0.0.0' }],
    ['all addresses of IPv6', { HOST: '::' }],
    ['a public origin', { FRONTEND_URL: 'https://shop.example.com' }],
  ])('%s is refused with anything of the demo', (_, env) => {
    expect(refused(env)).toEqual(everythingOfTheDemo)
  })

  test('a live key is refused with anything of the demo', () => {
    expect(refused(liveKeys)).toEqual(['HANBEON_DEMO', 'WEBHOOK_SECRET', 'TOSS_WEBHOOK_TOKEN'])
  })

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', 'shop.localhost'])(
    '%s is this machine',
    (host) => {
      expect(refused({ HOST: host })).toEqual([])
    },
  )

  test('with its own keys and secrets, and without the demo, it may be open', () => {
    const { WEBHOOK_SECRET, TOSS_WEBHOOK_TOKEN } = production
    const own = { ...testKeys, WEBHOOK_SECRET, TOSS_WEBHOOK_TOKEN, HANBEON_DEMO: '0' }
    expect(refused({ ...own, HOST: '0.0.0.0' })).toEqual([])
    expect(readSettings({ ...own, HOST: '0.0.0.0' })).toMatchObject({ exposed: true, demo: false })
  })
})
