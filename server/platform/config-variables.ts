/** Every variable that hanbeon reads, and what each may be; an empty one counts as absent. */
import { isIP } from 'node:net'
import { z } from 'zod'
import { defaultRateLimits, parseRateLimits } from './http/rate-limits.ts'
import { parseHosts } from './sql-hosts.ts'

const text = z.string()
const list = text.transform((value) =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
)
const flag = z.enum(['0', '1']).transform((value) => value === '1')
const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  text
    .regex(/^-?\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
const port = whole(1, 65_535)
const postgresUrl = text.refine((value) => {
  try {
    return parseHosts(value).urls.every((url) => URL.canParse(url))
  } catch {
    return false
  }
})
const url = (...protocols: string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
const webUrl = url('http:', 'https:')
const origin = webUrl.refine(isOrigin).transform((value) => new URL(value).origin)
const address = text.refine((value) => {
  const [ip = '', bits] = value.split('/')
  const most = isIP(ip) === 6 ? 128 : 32
  return isIP(ip) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
})
/** Which limits there are, only `http/rate-limits.ts` knows. */
const rateLimits = text.transform((value, context) => {
  try {
    return parseRateLimits(value)
  } catch {
    context.addIssue({ code: 'custom', message: 'malformed' })
    return z.NEVER
  }
})

export const variables = z.object({
  NODE_ENV: text.optional(),
  PORT: port.default(4000),
  HOST: text.default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  HANBEON_DATA_DIR: text.default('.data'),
  TOSS_CLIENT_KEY: text.regex(/^(test|live)_g?ck_\w{8,}$/).optional(),
  TOSS_SECRET_KEY: text.regex(/^(test|live)_g?sk_\w{8,}$/).optional(),
  TOSS_API_BASE: webUrl.transform((value) => value.replace(/\/+$/, '')).optional(),
  TOSS_SANDBOX_PORT: port.default(4010),
  TOSS_WEBHOOK_TOKEN: text.regex(/^[\w.~-]{8,}$/).optional(),
  TOSS_SECURITY_KEY: text.optional(),
  HANBEON_ALLOW_TEST_KEYS: flag.default(false),
  FRONTEND_URL: origin.optional(),
  CORS_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUSTED_PROXIES: list.pipe(z.array(address)).default([]),
  WEBHOOK_SECRET: text.optional(),
  WEBHOOK_SECRET_NEXT: text.optional(),
  CONFIRM_SECRET: text.optional(),
  HANBEON_RELAY_PROVIDERS: list.optional(),
  HANBEON_MAX_ITEMS: whole(1, 1_000).default(3),
  HANBEON_MAX_AMOUNT: whole(100, 9_999_999_999).default(1_000_000),
  HANBEON_RATE_LIMITS: rateLimits.default(defaultRateLimits),
  HANBEON_ORDER_TTL_SECONDS: whole(1, 31_536_000).default(2_400),
  HANBEON_CLOCK_OFFSET_SECONDS: whole(-4_000_000_000, 4_000_000_000).default(0),
  HANBEON_WORKER: flag.default(true),
  HANBEON_DEMO: flag.default(true),
  METRICS_TOKEN: text.optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: text.optional(),
  SLACK_WEBHOOK_URL: webUrl.optional(),
  KAKAO_CLIENT_ID: text.optional(),
  KAKAO_CLIENT_SECRET: text.optional(),
  NAVER_CLIENT_ID: text.optional(),
  NAVER_CLIENT_SECRET: text.optional(),
  SUPABASE_URL: webUrl.optional(),
  SUPABASE_PUBLISHABLE_KEYS: text.optional(),
  SUPABASE_SECRET_KEYS: text.optional(),
  SUPABASE_JWKS: text.optional(),
  SUPABASE_ANON_KEY: text.optional(),
  SUPABASE_SERVICE_ROLE_KEY: text.optional(),
  HANBEON_SUPABASE_JWT_SECRET: text.optional(),
  HANBEON_DEBUG: flag.default(false),
  LOG_FORMAT: z.enum(['json', 'human']).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** Nothing behind the host. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { pathname, search, hash } = new URL(value)
  return pathname === '/' && search === '' && hash === ''
}

/** Read by the page build and by PM2, not by the server. */
export const buildVariables = [
  'VITE_API_BASE',
  'VITE_TOSS_CLIENT_KEY',
  'VITE_SUPABASE_URL',
  'VITE_SUPABASE_ANON_KEY',
  'HANBEON_PM2_NAME',
]

export type Variables = z.infer<typeof variables>

/** What each must look like, for the person who wrote something else. */
export const shapes: Partial<Record<keyof Variables, string>> = {
  PORT: '1–65535',
  TOSS_SANDBOX_PORT: '1–65535',
  DATABASE_URL: 'postgres://user:password@host:5432/database',
  DATABASE_DIRECT_URL: 'postgres://user:password@host:5432/database',
  TOSS_CLIENT_KEY: 'test_ck_…, test_gck_…, live_ck_…, live_gck_…',
  TOSS_SECRET_KEY: 'test_sk_…, test_gsk_…, live_sk_…, live_gsk_…',
  TOSS_API_BASE: 'https://api.tosspayments.com',
  TOSS_WEBHOOK_TOKEN: 'A–Z a–z 0–9 . _ ~ -, ≥ 8',
  FRONTEND_URL: 'https://shop.example.com',
  CORS_ORIGINS: 'https://a.example.com,https://b.example.com',
  TRUSTED_PROXIES: '10.0.0.0/8,192.168.1.1',
  HANBEON_MAX_ITEMS: '1–1000',
  HANBEON_MAX_AMOUNT: '100–9999999999',
  HANBEON_RATE_LIMITS: 'off, initiate=100/m,confirm=50/s:100',
  HANBEON_ORDER_TTL_SECONDS: '1–31536000',
  HANBEON_CLOCK_OFFSET_SECONDS: '-86400',
  SMTP_URL: 'smtp://user:password@host:587',
  LOG_FORMAT: 'json, human',
  LOG_LEVEL: 'debug, info, warn, error, silent',
}
