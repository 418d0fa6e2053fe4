/** The settings of a process: read once, at the edge, from the environment, and never again. */
import { resolve } from 'node:path'
import {
  familyOf,
  isExposed,
  isLocal,
  type Problem,
  refusalsOf,
  usesOwnSandbox,
} from './config-refusals.ts'
import { shapes, type Variables, variables } from './config-variables.ts'
import type { RateLimits } from './http/rate-limits.ts'
import { Trouble } from './trouble.ts'

export type TossKeys = { clientKey: string; secretKey: string }

/** What the environment says; the database and the sandbox that start by themselves are not known yet. */
export type Settings = {
  production: boolean
  /** Strangers or real money can reach it, so nothing of the demo may be there. */
  exposed: boolean
  /** Demo catalogue and accounts are laid out. */
  demo: boolean
  dataDir: string
  http: {
    host: string
    port: number
    frontendUrl: string
    corsOrigins: string[]
    trustedProxies: string[]
  }
  database: { url: string | undefined; directUrl: string | undefined }
  toss: {
    keys: TossKeys | undefined
    apiBase: string | undefined
    ownSandbox: boolean
    sandboxPort: number
    webhookToken: string | undefined
    securityKey: string | undefined
    allowTestKeys: boolean
  }
  relay: {
    secret: string | undefined
    nextSecret: string | undefined
    confirmSecret: string | undefined
    providers: string[]
  }
  checkout: { maxItems: number; maxAmount: number; orderTtlSeconds: number }
  /** Null: none at all. */
  rateLimits: RateLimits | null
  clockOffsetSeconds: number
  worker: boolean
  metricsToken: string | undefined
  notices: {
    smtpUrl: string | undefined
    mailFrom: string | undefined
    slackWebhookUrl: string | undefined
  }
  social: { kakao: SocialKeys | undefined; naver: SocialKeys | undefined }
  log: { level: string; format: 'json' | 'human' | undefined }
}

export type SocialKeys = { clientId: string; clientSecret: string }

/** Everything known: what the server and the worker are started with. */
export type Config = Omit<Settings, 'database' | 'toss' | 'relay'> & {
  database: {
    url: string
    /** A session connection, for worker and migrations. */
    directUrl: string
  }
  toss: TossKeys & {
    apiBase: string
    mode: 'test' | 'live'
    family: 'window' | 'widget'
    /** Toss is played by the sandbox at `apiBase`. */
    isSandbox: boolean
    webhookToken: string
    securityKey: string | undefined
  }
  relay: { secrets: string[]; confirmSecrets: string[]; providers: string[] }
}

/** What `hanbeon start` brings along where the environment is silent. */
export type Supplied = {
  databaseUrl: string
  directUrl?: string
  /** The keys and the address of a sandbox that was started for this server. */
  sandbox?: TossKeys & { apiBase: string }
  secrets: LocalSecrets
}

export type LocalSecrets = { webhookSecret: string; webhookToken: string }

const tossApiBase = 'https://api.tosspayments.com'

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  // What is written wrongly is named together with what is missing: one round, not one per mistake.
  const names = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]))
  const wrong = [...new Set(names)]
  const readable = Object.fromEntries(
    Object.entries(given).filter(([name]) => !wrong.includes(name)),
  )
  const values = parsed.success ? parsed.data : variables.parse(readable)
  const problems = [
    ...wrong.map(malformed),
    ...refusalsOf(values).filter(({ name }) => !wrong.some((each) => name.includes(each))),
  ]
  if (problems.length > 0) throw refused(problems)
  return settingsOf(values)
}

function settingsOf(v: Variables): Settings {
  const production = v.NODE_ENV === 'production'
  const { TOSS_CLIENT_KEY: clientKey, TOSS_SECRET_KEY: secretKey } = v
  return {
    production,
    exposed: isExposed(v),
    demo: v.HANBEON_DEMO && !production,
    dataDir: resolve(v.HANBEON_DATA_DIR),
    http: {
      host: v.HOST,
      port: v.PORT,
      frontendUrl: v.FRONTEND_URL ?? `http://localhost:${v.PORT}`,
      corsOrigins: v.CORS_ORIGINS,
      trustedProxies: v.TRUSTED_PROXIES,
    },
    database: { url: v.DATABASE_URL, directUrl: v.DATABASE_DIRECT_URL },
    toss: {
      keys: clientKey && secretKey ? { clientKey, secretKey } : undefined,
      apiBase: v.TOSS_API_BASE,
      ownSandbox: usesOwnSandbox(v),
      sandboxPort: v.TOSS_SANDBOX_PORT,
      webhookToken: v.TOSS_WEBHOOK_TOKEN,
      securityKey: v.TOSS_SECURITY_KEY,
      allowTestKeys: v.HANBEON_ALLOW_TEST_KEYS,
    },
    relay: {
      secret: v.WEBHOOK_SECRET,
      nextSecret: v.WEBHOOK_SECRET_NEXT,
      confirmSecret: v.CONFIRM_SECRET,
      providers: v.HANBEON_RELAY_PROVIDERS ?? (production ? [] : ['manual']),
    },
    checkout: {
      maxItems: v.HANBEON_MAX_ITEMS,
      maxAmount: v.HANBEON_MAX_AMOUNT,
      orderTtlSeconds: v.HANBEON_ORDER_TTL_SECONDS,
    },
    rateLimits: v.HANBEON_RATE_LIMITS,
    clockOffsetSeconds: v.HANBEON_CLOCK_OFFSET_SECONDS,
    worker: v.HANBEON_WORKER,
    metricsToken: v.METRICS_TOKEN,
    notices: {
      smtpUrl: v.SMTP_URL,
      mailFrom: v.MAIL_FROM,
      slackWebhookUrl: v.SLACK_WEBHOOK_URL,
    },
    social: {
      kakao: socialOf(v.KAKAO_CLIENT_ID, v.KAKAO_CLIENT_SECRET),
      naver: socialOf(v.NAVER_CLIENT_ID, v.NAVER_CLIENT_SECRET),
    },
    log: { level: v.LOG_LEVEL, format: v.LOG_FORMAT },
  }
}

function socialOf(clientId?: string, clientSecret?: string): SocialKeys | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

/** The sandbox may also stand elsewhere: then its keys are asked of it, and come in here. */
export function completeConfig(settings: Settings, supplied: Supplied): Config {
  const sandbox = settings.toss.keys === undefined ? supplied.sandbox : undefined
  const keys = settings.toss.keys ?? sandbox
  if (keys === undefined) throw new Error('No Toss keys and no sandbox')
  const secret = settings.relay.secret ?? supplied.secrets.webhookSecret
  const secrets = [secret, settings.relay.nextSecret].filter((each) => each !== undefined)
  const { confirmSecret } = settings.relay
  const apiBase = settings.toss.apiBase ?? sandbox?.apiBase ?? tossApiBase
  return {
    ...settings,
    database: {
      url: supplied.databaseUrl,
      directUrl: supplied.directUrl ?? settings.database.directUrl ?? supplied.databaseUrl,
    },
    toss: {
      clientKey: keys.clientKey,
      secretKey: keys.secretKey,
      ...familyOf(keys.clientKey),
      apiBase,
      isSandbox: sandbox !== undefined || isLocal(apiBase),
      webhookToken: settings.toss.webhookToken ?? supplied.secrets.webhookToken,
      securityKey: settings.toss.securityKey,
    },
    relay: {
      secrets,
      confirmSecrets: confirmSecret === undefined ? secrets : [confirmSecret],
      providers: settings.relay.providers,
    },
  }
}

function malformed(name: string): Problem {
  const shape = shapes[name as keyof Variables]
  const like = shape === undefined ? '' : `: ${shape}`
  return { name, ko: `형식이 맞지 않아요${like}`, en: `is malformed${like}` }
}

function refused(problems: Problem[]): Trouble {
  const list = (language: 'ko' | 'en') =>
    problems.map((problem) => `\n  - ${problem.name}: ${problem[language]}`).join('')
  return new Trouble(
    `환경 변수를 고친 뒤 다시 시작해 주세요 (.env 또는 환경).${list('ko')}`,
    `Correct these variables, in .env or the environment, and start again.${list('en')}`,
  )
}
