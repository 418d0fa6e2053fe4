/** Does the work of a call with its fault around it; everything done is on disk before the answer leaves. */

import type { Language } from '../data/error-catalogue.ts'
import { type Answer, answerError } from '../http/answer.ts'
import type { Served } from '../http/serve-operation.ts'
import type { State } from '../state/state.ts'
import { type Effect, effectsOf, type Fault, type FaultMode } from './fault.ts'

type Played = {
  language: Language
  fault: Fault | null
  work: () => Answer
  /** Binds the answer to an idempotency key, where the call has one. */
  keep?: (answer: Answer) => void
}

const afterTheWork: readonly FaultMode[] = ['drop_after', 'error_after', 'malformed']

export async function play(
  state: State,
  { language, fault, work, keep = () => {} }: Played,
): Promise<Served> {
  const effects = effectsOf(fault)
  const before = effects.filter((effect) => !afterTheWork.includes(effect.mode))
  const after = effects.filter((effect) => afterTheWork.includes(effect.mode))

  const instead = before.length === 0 ? undefined : await playBefore(before, language)
  if (instead === 'dropped') {
    state.flush() // the fault is used up
    return { sent: null, answer: null, fault, replayed: false }
  }
  let answer = instead ?? work()
  for (const { mode, code } of after) {
    if (mode === 'error_after') answer = answerError(code, language)
  }
  keep(answer)
  state.flush()

  const early = state.webhooks.early()
  if (early !== undefined) await early
  const sent = after.length === 0 ? answer : await playAfter(after, answer)
  return { sent, answer, fault, replayed: false }
}

/** Waits, and says what happens instead of the work, if anything. */
async function playBefore(
  effects: readonly Effect[],
  language: Language,
): Promise<Answer | 'dropped' | undefined> {
  for (const { mode, delayMs, code } of effects) {
    await sleep(delayMs)
    if (mode === 'drop_before') return 'dropped'
    if (mode === 'error_before') return answerError(code, language)
  }
  return undefined
}

/** What becomes of an answer on its way to the caller. */
async function playAfter(effects: readonly Effect[], answer: Answer): Promise<Answer | null> {
  let sent: Answer | null = answer
  for (const { mode, delayMs } of effects) {
    await sleep(delayMs)
    if (mode === 'drop_after') sent = null
    if (mode === 'malformed') sent = sent && { ...sent, body: sent.body.slice(0, 40) }
  }
  return sent
}

function sleep(ms: number): Promise<void> | undefined {
  return ms === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}
