/**
 * One call of an operation, from its headers to its answer: who asks, whether it was asked before,
 * which fault is played on it, and only then what it does.
 */

import { isTossErrorCode, type Language } from '../data/error-catalogue.ts'
import { aboutCall } from '../fault/about.ts'
import { declineCodeOf, type Fault } from '../fault/fault.ts'
import { play } from '../fault/play.ts'
import type { State } from '../state/state.ts'
import { type Answer, answerError } from './answer.ts'
import { merchantOf } from './basic-auth.ts'
import type { Operation } from './operation.ts'
import { parseJson } from './read-body.ts'

export type Incoming = {
  method: string
  /** Path and query: an idempotency key belongs to the whole URL. */
  url: string
  params: Readonly<Record<string, string>>
  header(name: string): string | undefined
  /** Null where it was too large to be read. */
  body: string | null
  language: Language
}

export type Served = {
  /** What goes out; null closes the connection instead. */
  sent: Answer | null
  /** What was decided, also where the caller never hears it. */
  answer: Answer | null
  fault: Fault | null
  replayed: boolean
}

const maxKeyLength = 300

export async function serveOperation(
  state: State,
  operation: Operation,
  incoming: Incoming,
): Promise<Served> {
  const { language } = incoming
  const merchant = merchantOf(incoming.header('authorization'))
  if (typeof merchant === 'string') return plainly(answerError(merchant, language))

  const tooMany = state.rateLimit.take(`${merchant.mId} ${operation.method} ${operation.path}`)
  if (tooMany !== null) return plainly(answerTooMany(state, language, tooMany))

  const key = incoming.method === 'POST' ? incoming.header('idempotency-key') : undefined
  if (key !== undefined && key.length > maxKeyLength) {
    return plainly(answerError('INVALID_IDEMPOTENCY_KEY', language))
  }
  const about = () => aboutCall(state.payments, incoming)
  const take = (isReplay: boolean) => state.faults.take(operation.name, isReplay, about)
  const run = (fault: Fault | null) => runOperation(state, operation, incoming, merchant, fault)
  if (key === undefined) {
    return alone(state, operation, incoming, () => {
      const fault = take(false)
      return [fault, () => play(state, { language, fault, work: () => run(fault) })]
    })
  }

  // The body is no part of it: the same key with another body still gets the first answer.
  const boundTo = `${merchant.secretKey} ${incoming.method} ${incoming.url} ${key}`
  const begun = state.idempotency.begin(boundTo)
  if (begun === 'running') return plainly(answerError('IDEMPOTENT_REQUEST_PROCESSING', language))
  if (begun !== 'first') {
    const served = await play(state, { language, fault: take(true), work: () => begun })
    return { ...served, replayed: true }
  }
  const keep = (answer: Answer) => {
    if (isKept(state, answer)) state.idempotency.keep(boundTo, answer)
  }
  try {
    return await alone(state, operation, incoming, () => {
      const fault = take(false)
      return [fault, () => play(state, { language, fault, work: () => run(fault), keep })]
    })
  } finally {
    state.idempotency.release(boundTo)
  }
}

/** Two requests for one payment at the same time: the second is told so, whatever its key. */
async function alone(
  state: State,
  operation: Operation,
  incoming: Incoming,
  begin: () => [Fault | null, () => Promise<Served>],
): Promise<Served> {
  const subjectOf = () => operation.subject?.(parseJson(incoming.body ?? ''))
  if (state.running.size > 0 && state.running.has(subjectOf() ?? '')) {
    return plainly(answerError('ALREADY_PROCESSING_REQUEST', incoming.language))
  }
  const [fault, work] = begin()
  // Only a fault makes a call last; without one nobody can come in between.
  const isGuarded = fault !== null && state.readings.simultaneousConfirm !== 'side_by_side'
  const subject = isGuarded ? subjectOf() : undefined
  if (subject === undefined) return work()
  state.running.add(subject)
  try {
    return await work()
  } finally {
    state.running.delete(subject)
  }
}

function answerTooMany({ readings }: State, language: Language, seconds: number): Answer {
  const answer = answerError(readings.rateLimitCode, language)
  return readings.retryAfterHeader ? { ...answer, retryAfterSeconds: seconds } : answer
}

/** An answer that no fault touched. */
export function plainly(answer: Answer): Served {
  return { sent: answer, answer, fault: null, replayed: false }
}

/** Refusals are bound to the key as firmly as successes; what asks to try again is not. */
function isKept({ readings }: State, { status }: Answer): boolean {
  if (status === 409 || status === 429) return false
  return status < 500 || readings.storeServerErrors
}

function runOperation(
  state: State,
  operation: Operation,
  incoming: Incoming,
  merchant: Exclude<ReturnType<typeof merchantOf>, string>,
  fault: Fault | null,
): Answer {
  const { language, params } = incoming
  const testCode = incoming.header('tosspayments-test-code')
  if (testCode !== undefined) {
    return answerError(isTossErrorCode(testCode) ? testCode : 'INVALID_TEST_CODE', language)
  }
  if (operation.since !== undefined && state.versionOf(merchant.family) < operation.since) {
    return answerError('API_VERSION_UPDATE_NEEDED', language)
  }
  if (incoming.body === null) return answerError('INVALID_REQUEST', language)
  const body = incoming.method === 'POST' ? parseJson(incoming.body) : undefined
  const mark = incoming.url.indexOf('?')
  const search = mark === -1 ? '' : incoming.url.slice(mark + 1)
  const declineCode = declineCodeOf(fault)
  return operation.handle({ state, merchant, language, params, search, body, declineCode })
}
