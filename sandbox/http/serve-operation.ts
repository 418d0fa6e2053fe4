/**
 * One call of an operation, from its headers to its answer: who asks, whether it was asked before,
 * which fault is played on it, and only then what it does.
 */

import { isTossErrorCode, type Language } from '../data/error-catalogue.ts'
import type { Fault } from '../fault/fault.ts'
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

  const key = incoming.method === 'POST' ? incoming.header('idempotency-key') : undefined
  if (key !== undefined && key.length > maxKeyLength) {
    return plainly(answerError('INVALID_IDEMPOTENCY_KEY', language))
  }
  const run = (fault: Fault | null) => runOperation(state, operation, incoming, merchant, fault)
  if (key === undefined) {
    const fault = state.faults.take(operation.name, false)
    return play(state, incoming, fault, () => run(fault))
  }

  // The body is no part of it: the same key with another body still gets the first answer.
  const boundTo = `${merchant.secretKey} ${incoming.method} ${incoming.url} ${key}`
  const begun = state.idempotency.begin(boundTo)
  if (begun === 'running') return plainly(answerError('IDEMPOTENT_REQUEST_PROCESSING', language))
  if (begun !== 'first') {
    const served = await play(state, incoming, state.faults.take(operation.name, true), () => begun)
    return { ...served, replayed: true }
  }
  const fault = state.faults.take(operation.name, false)
  const keep = (answer: Answer) => {
    if (isKept(state, answer)) state.idempotency.keep(boundTo, answer)
  }
  try {
    return await play(state, incoming, fault, () => run(fault), keep)
  } finally {
    state.idempotency.release(boundTo)
  }
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

/** Does the work with the fault around it; everything done is on disk before the answer leaves. */
async function play(
  state: State,
  { language }: Incoming,
  fault: Fault | null,
  work: () => Answer,
  keep: (answer: Answer) => void = () => {},
): Promise<Served> {
  const answerComesLate = isPlayedAfter(fault)
  if (fault !== null && !answerComesLate) await sleep(fault.delayMs)
  if (fault?.mode === 'drop_before') {
    state.flush() // the fault is used up
    return { sent: null, answer: null, fault, replayed: false }
  }

  const done = fault?.mode === 'error_before' ? answerError(fault.code, language) : work()
  const answer = fault?.mode === 'error_after' ? answerError(fault.code, language) : done
  keep(answer)
  state.flush()

  if (fault !== null && answerComesLate) await sleep(fault.delayMs)
  return { sent: spoiled(answer, fault), answer, fault, replayed: false }
}

function isPlayedAfter(fault: Fault | null): boolean {
  const mode = fault?.mode
  return mode === 'drop_after' || mode === 'error_after' || mode === 'malformed'
}

/** What becomes of a true answer on its way to the caller. */
function spoiled(answer: Answer, fault: Fault | null): Answer | null {
  if (fault?.mode === 'drop_after') return null
  if (fault?.mode === 'malformed') return { ...answer, body: answer.body.slice(0, 40) }
  return answer
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
  if (incoming.body === null) return answerError('INVALID_REQUEST', language)
  const body = incoming.method === 'POST' ? parseJson(incoming.body) : undefined
  const declineCode = fault?.mode === 'decline' ? fault.code : null
  return operation.handle({ state, merchant, language, params, body, declineCode })
}

function sleep(ms: number): Promise<void> | undefined {
  return ms === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}
