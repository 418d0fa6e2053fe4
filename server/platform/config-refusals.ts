/** Which sets of values are refused: demo values where real money or strangers could meet them. */
import { isIP } from 'node:net'
import type { Variables } from './config-variables.ts'

export type Problem = { name: string; ko: string; en: string }

export type KeyFamily = { mode: 'test' | 'live'; family: 'window' | 'widget' }

const leastSecret = 16

export function refusalsOf(v: Variables): Problem[] {
  return [
    ...keyRefusals(v),
    ...(v.NODE_ENV === 'production' ? productionRefusals(v) : []),
    ...exposureRefusals(v),
  ]
}

export function familyOf(key: string): KeyFamily {
  return {
    mode: key.startsWith('live_') ? 'live' : 'test',
    family: /^(test|live)_g/.test(key) ? 'widget' : 'window',
  }
}

/** No keys and no base of one's own: then the sandbox comes along. */
export function usesOwnSandbox(v: Variables): boolean {
  return v.TOSS_CLIENT_KEY === undefined && v.TOSS_SECRET_KEY === undefined && !v.TOSS_API_BASE
}

function keyRefusals(v: Variables): Problem[] {
  const problems: Problem[] = []
  const { TOSS_CLIENT_KEY: client, TOSS_SECRET_KEY: secret } = v
  if (client === undefined && secret !== undefined) problems.push(missing('TOSS_CLIENT_KEY'))
  if (secret === undefined && client !== undefined) problems.push(missing('TOSS_SECRET_KEY'))
  if (client === undefined || secret === undefined) return problems
  const [a, b] = [familyOf(client), familyOf(secret)]
  if (a.mode !== b.mode)
    problems.push({
      name: 'TOSS_CLIENT_KEY, TOSS_SECRET_KEY',
      ko: '테스트 키와 라이브 키가 섞였어요.',
      en: 'one is a test key and the other a live key',
    })
  if (a.family !== b.family)
    problems.push({
      name: 'TOSS_CLIENT_KEY, TOSS_SECRET_KEY',
      ko: '결제창 키(ck/sk)와 결제위젯 키(gck/gsk)가 섞였어요.',
      en: 'one is of the payment window (ck/sk) and the other of the widgets (gck/gsk)',
    })
  return problems
}

function productionRefusals(v: Variables): Problem[] {
  const problems: Problem[] = []
  const required = ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY', 'WEBHOOK_SECRET'] as const
  for (const name of required) if (v[name] === undefined) problems.push(missing(name))
  for (const name of ['TOSS_WEBHOOK_TOKEN', 'FRONTEND_URL'] as const)
    if (v[name] === undefined) problems.push(missing(name))
  for (const name of ['WEBHOOK_SECRET', 'WEBHOOK_SECRET_NEXT', 'CONFIRM_SECRET'] as const)
    if (v[name] !== undefined && v[name].length < leastSecret)
      problems.push({
        name,
        ko: `${leastSecret}자보다 짧아요.`,
        en: `is shorter than ${leastSecret} characters`,
      })
  if (!v.HANBEON_ALLOW_TEST_KEYS) problems.push(...testValues(v))
  if (v.HANBEON_RATE_LIMITS === null) problems.push(notInProduction('HANBEON_RATE_LIMITS'))
  if (v.HANBEON_CLOCK_OFFSET_SECONDS !== 0)
    problems.push(notInProduction('HANBEON_CLOCK_OFFSET_SECONDS'))
  return problems
}

function testValues(v: Variables): Problem[] {
  const problems: Problem[] = []
  for (const name of ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY'] as const)
    if (v[name]?.startsWith('test_'))
      problems.push({
        name,
        ko: '테스트 키예요. 라이브 키를 넣거나, 시험 운영이면 HANBEON_ALLOW_TEST_KEYS=1을 함께 넣으세요.',
        en: 'is a test key; use a live key, or for a trial set HANBEON_ALLOW_TEST_KEYS=1 as well',
      })
  if (v.TOSS_API_BASE !== undefined && isLocal(v.TOSS_API_BASE))
    problems.push(notInProduction('TOSS_API_BASE'))
  return problems
}

/** A live key, or a door to the outside, whatever NODE_ENV says. */
function exposureRefusals(v: Variables): Problem[] {
  const because = exposedBy(v)
  if (because === undefined) return []
  const production = v.NODE_ENV === 'production'
  const problems: Problem[] = []
  const refuse = (name: string, ko: string, en: string) =>
    problems.push({ name, ko: `${ko} (${because})`, en: `${en} (${because})` })
  if (v.HANBEON_DEMO && !production)
    refuse(
      'HANBEON_DEMO',
      '누구나 아는 비밀번호의 데모 계정이 열려요. HANBEON_DEMO=0을 넣으세요.',
      'demo accounts, whose password everybody knows, would be open; set HANBEON_DEMO=0',
    )
  if (!production && usesOwnSandbox(v))
    refuse(
      'TOSS_CLIENT_KEY, TOSS_SECRET_KEY',
      '샌드박스로는 열 수 없어요. 토스페이먼츠 키를 넣으세요.',
      'the sandbox is for this machine only; set your Toss keys',
    )
  for (const name of ['TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY'] as const)
    if (v[name] !== undefined && isSandboxKey(v[name]))
      refuse(name, '샌드박스의 키예요.', 'is a key of the sandbox')
  if (v.TOSS_API_BASE !== undefined && isLocal(v.TOSS_API_BASE))
    refuse('TOSS_API_BASE', '샌드박스를 가리켜요.', 'points at a sandbox')
  if (!production)
    for (const name of ['WEBHOOK_SECRET', 'TOSS_WEBHOOK_TOKEN'] as const)
      if (v[name] === undefined)
        refuse(
          name,
          '만들어 낸 값으로는 열 수 없어요. 값을 넣으세요.',
          'must be set, not generated',
        )
  return problems
}

function exposedBy(v: Variables): string | undefined {
  if (v.TOSS_CLIENT_KEY?.startsWith('live_')) return 'TOSS_CLIENT_KEY=live_…'
  if (v.TOSS_SECRET_KEY?.startsWith('live_')) return 'TOSS_SECRET_KEY=live_…'
  if (!isLoopback(v.HOST)) return `HOST=${v.HOST}`
  if (v.FRONTEND_URL !== undefined && !isLocal(v.FRONTEND_URL))
    return `FRONTEND_URL=${v.FRONTEND_URL}`
  return undefined
}

export function isExposed(v: Variables): boolean {
  return exposedBy(v) !== undefined
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  if (isIP(bare) === 4) return bare.startsWith('127.')
  return bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost')
}

export function isLocal(url: string): boolean {
  return isLoopback(new URL(url).hostname)
}

/** The sandbox's own, and the ones that Toss prints in its documents for everybody. */
function isSandboxKey(key: string): boolean {
  return /^test_g?[cs]k_(sandbox|docs)/.test(key)
}

function missing(name: string): Problem {
  return { name, ko: '값이 없어요.', en: 'is missing' }
}

function notInProduction(name: string): Problem {
  return {
    name,
    ko: '운영 환경에서는 쓸 수 없는 값이에요.',
    en: 'has a value that is not for production',
  }
}
