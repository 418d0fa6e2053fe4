/** Faults that the control API plays on Toss's paths, in the order they were asked for. */

import { z } from 'zod'
import { isTossErrorCode, type TossErrorCode } from '../data/error-catalogue.ts'

export const faultOperations = ['confirm', 'cancel', 'get', 'webhook', '*'] as const

export const faultModes = [
  'delay', // nothing is done until the delay is over
  'drop_before', // connection closed, nothing done
  'drop_after', // done, answer lost
  'error_before', // an error instead of doing it
  'error_after', // done, but the answer is an error
  'decline', // refused as a card company would
  'malformed', // done, the answer is not JSON
] as const

export type FaultMode = (typeof faultModes)[number]

/** A delay longer than ten minutes outlives every session, and is more likely a slip. */
const maxDelayMs = 600_000

const knownCode = z.custom<TossErrorCode>(
  (code) => typeof code === 'string' && isTossErrorCode(code),
)

export const newFault = z.object({
  operation: z.enum(faultOperations),
  mode: z.enum(faultModes),
  times: z.int().min(1).max(1_000_000).default(1),
  delayMs: z.int().min(0).max(maxDelayMs).default(0),
  code: knownCode.optional(),
})

export type Fault = Omit<z.infer<typeof newFault>, 'code'> & { id: string; code: TossErrorCode }

export function defaultCode(mode: FaultMode): TossErrorCode {
  return mode === 'decline' ? 'REJECT_CARD_COMPANY' : 'FAILED_INTERNAL_SYSTEM_PROCESSING'
}
