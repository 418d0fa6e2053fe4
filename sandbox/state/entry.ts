/** One line of the journal: a thing of the state as it is after a change, or a beginning. */

import type { Fault } from '../fault/fault.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import type { KeptAnswer } from './idempotency-store.ts'

export type Entry =
  | { t: 'payment'; record: PaymentRecord }
  | { t: 'answer'; kept: KeptAnswer }
  | { t: 'fault'; fault: Fault }
  | { t: 'clock'; offsetMs: number }
  /** The process has started once more: a seeded generator goes on differently than before. */
  | { t: 'start'; count: number }
  | { t: 'reset' }
