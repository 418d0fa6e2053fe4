/** Faults that the control API plays on Toss's paths and on webhooks, in the order they were asked for. */

import { z } from 'zod'
import { isTossErrorCode, type TossErrorCode } from '../data/error-catalogue.ts'

/** What happens to a call of an operation, or to one attempt of a webhook. */
export const callModes = [
  'delay', // nothing is done until the delay is over
  'drop_before', // connection closed, nothing done
  'drop_after', // done, answer lost
  'error_before', // an error instead of doing it
  'error_after', // done, but the answer is an error
  'decline', // refused as a card company would
  'malformed', // done, the answer is not JSON
] as const

/** What happens to an event on its way to each of its receivers. */
export const eventModes = [
  'duplicate', // arrives twice at the same moment
  'reorder', // waits until the next one has arrived
  'early', // arrives before the call that caused it is answered
  'lose', // never arrives, and is not tried again
  'forge', // a false one arrives first, the true one after it
] as const

export const faultModes = [...callModes, ...eventModes] as const

export type CallMode = (typeof callModes)[number]
export type EventMode = (typeof eventModes)[number]
export type FaultMode = CallMode | EventMode

export function isEventMode(mode: FaultMode): mode is EventMode {
  return (eventModes as readonly string[]).includes(mode)
}

/** A delay longer than ten minutes outlives every session, and is more likely a slip. */
const maxDelayMs = 600_000

const knownCode = z.custom<TossErrorCode>(
  (code) => typeof code === 'string' && isTossErrorCode(code),
)

const effect = {
  delayMs: z.int().min(0).max(maxDelayMs).default(0),
  code: knownCode.optional(),
}
const prefix = z.string().min(1).max(200).optional()

export const newFault = z
  .object({
    /** An operation by its name, `webhook`, or `*` for every operation. */
    operation: z.string().min(1).max(60),
    mode: z.enum(faultModes),
    times: z.int().min(1).max(1_000_000).default(1),
    ...effect,
    /** Each call that fits is hit with this chance; a call that is spared uses up no turn. */
    probability: z.number().gt(0).max(1).optional(),
    /** Only calls about such an order, or such a payment. */
    orderIdPrefix: prefix,
    paymentKeyPrefix: prefix,
    /** What else happens to the same call, in this order. */
    also: z
      .array(z.object({ mode: z.enum(callModes), ...effect }))
      .min(1)
      .max(5)
      .optional(),
  })
  .refine((fault) => !isEventMode(fault.mode) || fault.operation === 'webhook', {
    path: ['mode'],
    message: `${eventModes.join(', ')} need the operation "webhook"`,
  })
  .refine((fault) => !isEventMode(fault.mode) || fault.also === undefined, {
    path: ['also'],
    message: 'an event mode stands alone',
  })

export type NewFault = z.infer<typeof newFault>

export type Effect = { mode: FaultMode; delayMs: number; code: TossErrorCode }

export type Fault = Omit<NewFault, 'code' | 'also'> & Effect & { id: string; also?: Effect[] }

/** The fault itself, then what was asked for beside it. */
export function effectsOf(fault: Fault | null): readonly Effect[] {
  if (fault === null) return []
  return fault.also === undefined ? [fault] : [fault, ...fault.also]
}

export function hasEffect(fault: Fault | null, ...modes: FaultMode[]): boolean {
  return effectsOf(fault).some((each) => modes.includes(each.mode))
}

/** The code with which a call is to be declined, or null. */
export function declineCodeOf(fault: Fault | null): TossErrorCode | null {
  return effectsOf(fault).find((each) => each.mode === 'decline')?.code ?? null
}

/** `delay+drop_after`: how the request log names what was played. */
export function faultName(fault: Fault | null): string | null {
  const modes = effectsOf(fault).map((each) => each.mode)
  return modes.length === 0 ? null : modes.join('+')
}

export function defaultCode(mode: FaultMode): TossErrorCode {
  return mode === 'decline' ? 'REJECT_CARD_COMPANY' : 'FAILED_INTERNAL_SYSTEM_PROCESSING'
}
