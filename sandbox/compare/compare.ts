/** Asks two sides the same and lists where their answers differ. */

import { parseJson } from '../http/read-body.ts'
import type { Readings } from '../options.ts'
import { type Probe, probes, promotions, serverErrorAgain, serverErrorFirst } from './probes.ts'

/** `fetch` for a path of one side, and the secret key that it knows. */
export type Side = {
  secretKey: string
  fetch(path: string, init: RequestInit): Promise<Response>
}

export type ComparedAnswer = {
  status: number
  code: string | null
  message: string | null
  fields: string[]
  headers: string[]
}

export type Difference = { what: keyof ComparedAnswer; real: string; sandbox: string }

export type Comparison = {
  probes: {
    name: string
    differences: Difference[]
    real: ComparedAnswer
    sandbox: ComparedAnswer
  }[]
  /** What the real side has answered to points that Toss's documents leave open. */
  facts: Partial<Readings>
}

/** Headers that belong to Toss's API; the others are those of whatever stands before it. */
const comparedHeaders = [
  'content-type',
  'idempotency-key',
  'x-tosspayments-trace-id',
  'retry-after',
  'www-authenticate',
]

export async function compare(
  real: Side,
  sandbox: Side,
  unique = Date.now().toString(36),
): Promise<Comparison> {
  const compared: Comparison['probes'] = []
  for (const probe of probes(unique)) {
    const there = await ask(real, probe)
    const here = await ask(sandbox, probe)
    const differences = differencesOf(there, here)
    compared.push({ name: probe.name, differences, real: there, sandbox: here })
  }
  return { probes: compared, facts: factsOf(compared) }
}

async function ask(
  side: Side,
  { method, path, auth, body, headers }: Probe,
): Promise<ComparedAnswer> {
  const authorization = authorizationOf(side, auth ?? 'key')
  const response = await side.fetch(path, {
    method,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  })
  const answer = parseJson(await response.text())
  const fields = typeof answer === 'object' && answer !== null ? answer : {}
  return {
    status: response.status,
    code: textIn(fields, 'code'),
    message: textIn(fields, 'message'),
    fields: Array.isArray(fields) ? ['[]'] : Object.keys(fields).sort(),
    headers: comparedHeaders.flatMap((name) => headerOf(name, response)),
  }
}

function authorizationOf({ secretKey }: Side, auth: NonNullable<Probe['auth']>): string | null {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  switch (auth) {
    case 'none':
      return null
    case 'garbled':
      return 'Basic ???'
    case 'no_colon':
      return basic(secretKey)
    case 'unknown':
      return basic(
        `${secretKey.slice(0, secretKey.lastIndexOf('_') + 1)}compareUnknownKey00000000:`,
      )
    default:
      return basic(`${secretKey}:`)
  }
}

function textIn(answer: object, name: string): string | null {
  const value: unknown = Reflect.get(answer, name)
  return typeof value === 'string' ? value : null
}

/** A type is compared by what it says, the others by being there. */
function headerOf(name: string, { headers }: Response): string[] {
  const value = headers.get(name)
  if (value === null) return []
  return [name === 'content-type' ? `${name}: ${value.split(';')[0]}` : name]
}

function differencesOf(real: ComparedAnswer, sandbox: ComparedAnswer): Difference[] {
  const names = ['status', 'code', 'message', 'fields', 'headers'] as const
  return names.flatMap((what) => {
    const [there, here] = [String(real[what]), String(sandbox[what])]
    return there === here ? [] : [{ what, real: there, sandbox: here }]
  })
}

function factsOf(compared: Comparison['probes']): Partial<Readings> {
  const real = (name: string) => compared.find((each) => each.name === name)?.real
  const facts: Partial<Readings> = {}
  const [first, again] = [real(serverErrorFirst), real(serverErrorAgain)]
  if (first !== undefined && first.status >= 500)
    facts.storeServerErrors = again?.code === first.code
  const old = real(promotions)
  if (old?.status === 200) facts.oldPromotionsPath = 'served'
  if (old?.status === 404) facts.oldPromotionsPath = 'gone'
  return facts
}
