/** `compare`: the real Toss, with the caller's own test key, beside the sandbox. */

import { type Comparison, compare, type Side } from '../compare/compare.ts'
import { factsFile, writeFacts } from '../compare/facts.ts'
import { type Session, sessionFacts } from '../compare/session-facts.ts'
import { createSandbox } from '../index.ts'
import type { Readings } from '../options.ts'
import { CannotDo, type Io, reasonOf } from './io.ts'
import { fetcherTo } from './running.ts'

export type CompareOptions = {
  secretKey: string
  base?: string
  against?: string
  facts?: string
  session?: Session
  json?: boolean
}

export const tossUrl = 'https://api.tosspayments.com'

export async function compareCommand(options: CompareOptions, io: Io): Promise<number> {
  const { secretKey, base = tossUrl, against, facts = factsFile, session, json = false } = options
  refuseOtherKeys(secretKey)
  const real: Side = { secretKey, fetch: (path, init) => fetch(new URL(path, base), init) }
  const sandbox = await sandboxSide(secretKey, against)
  let compared: Comparison
  let observed: Partial<Readings>
  try {
    compared = await compare(real, sandbox)
    const more = session === undefined ? {} : await sessionFacts(real, session)
    observed = { ...compared.facts, ...more }
  } catch (error) {
    const reason = reasonOf(error)
    throw new CannotDo(
      `${base}에 연결할 수 없어요. 인터넷 연결을 확인해 주세요. (${reason})`,
      `${base} cannot be reached. Check the network. (${reason})`,
    )
  }
  writeFacts({ readings: observed, from: base, at: new Date().toISOString() }, facts)
  const differing = compared.probes.filter((probe) => probe.differences.length > 0)
  if (json) io.out(JSON.stringify({ base, probes: compared.probes, facts: observed }))
  else print(compared, observed, io)
  io.say(
    `${compared.probes.length}개를 비교했고 ${differing.length}개가 달라요. ${facts}에 적었어요 — compared ${compared.probes.length}, ${differing.length} differ; written to ${facts}`,
  )
  return 0
}

function print({ probes }: Comparison, facts: Partial<Readings>, io: Io): void {
  for (const { name, differences } of probes) {
    io.out(`${differences.length === 0 ? '=' : '≠'} ${name}`)
    for (const { what, real, sandbox } of differences) {
      io.out(`    ${what}: ${real} (Toss) · ${sandbox} (sandbox)`)
    }
  }
  for (const [name, value] of Object.entries(facts)) io.out(`  ${name} = ${value}`)
}

/** A live key never leaves this machine through us. */
function refuseOtherKeys(secretKey: string): void {
  if (/^test_g?sk_/.test(secretKey)) return
  if (secretKey.startsWith('live_')) {
    throw new CannotDo(
      '라이브 키로는 비교하지 않아요. test_sk_ 또는 test_gsk_로 시작하는 키를 써 주세요.',
      'A live key is refused. Use a key that begins with test_sk_ or test_gsk_.',
    )
  }
  throw new CannotDo(
    '테스트 시크릿 키가 아니에요. test_sk_ 또는 test_gsk_로 시작해야 해요.',
    'This is not a test secret key: it begins with test_sk_ or test_gsk_.',
  )
}

async function sandboxSide(secretKey: string, against: string | undefined): Promise<Side> {
  const fetcher = against === undefined ? createSandbox().fetch : fetcherTo(against)
  const family = secretKey.startsWith('test_gsk_') ? 'widget' : 'window'
  try {
    const answer = await fetcher(`/sandbox/keys?family=${family}`)
    const keys = (await answer.json()) as { secretKey: string }
    return { secretKey: keys.secretKey, fetch: fetcher }
  } catch (error) {
    const reason = reasonOf(error)
    throw new CannotDo(
      `${against}에 샌드박스가 없어요. (${reason})`,
      `There is no sandbox at ${against}. (${reason})`,
    )
  }
}
