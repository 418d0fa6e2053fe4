/** The named scenarios that come along: the hard cases of a checkout, each as a file of its own. */

import amountTampered from './library/amount-tampered.json' with { type: 'json' }
import approvedAnswerLost from './library/approved-answer-lost.json' with { type: 'json' }
import bankMaintenance from './library/bank-maintenance.json' with { type: 'json' }
import closedWindow from './library/closed-window.json' with { type: 'json' }
import consoleCancel from './library/console-cancel.json' with { type: 'json' }
import declinedCard from './library/declined-card.json' with { type: 'json' }
import depositAfterDue from './library/deposit-after-due.json' with { type: 'json' }
import depositLate from './library/deposit-late.json' with { type: 'json' }
import depositTakenBack from './library/deposit-taken-back.json' with { type: 'json' }
import doubleConfirm from './library/double-confirm.json' with { type: 'json' }
import idempotencyKeyExpired from './library/idempotency-key-expired.json' with { type: 'json' }
import idempotencyKeyShared from './library/idempotency-key-shared.json' with { type: 'json' }
import malformedAnswer from './library/malformed-answer.json' with { type: 'json' }
import partialThenRest from './library/partial-then-rest.json' with { type: 'json' }
import refundAnswerLost from './library/refund-answer-lost.json' with { type: 'json' }
import refundRace from './library/refund-race.json' with { type: 'json' }
import serverErrorAfterApproval from './library/server-error-after-approval.json' with {
  type: 'json',
}
import serverErrorBeforeApproval from './library/server-error-before-approval.json' with {
  type: 'json',
}
import sessionExpired from './library/session-expired.json' with { type: 'json' }
import slowApproval from './library/slow-approval.json' with { type: 'json' }
import webhookBeforeAnswer from './library/webhook-before-answer.json' with { type: 'json' }
import webhookDuplicated from './library/webhook-duplicated.json' with { type: 'json' }
import webhookForged from './library/webhook-forged.json' with { type: 'json' }
import webhookLost from './library/webhook-lost.json' with { type: 'json' }
import webhookLostForADay from './library/webhook-lost-for-a-day.json' with { type: 'json' }
import webhookOutOfOrder from './library/webhook-out-of-order.json' with { type: 'json' }
import { type Scenario, scenarioFile } from './scenario.ts'

const files: readonly unknown[] = [
  amountTampered,
  approvedAnswerLost,
  bankMaintenance,
  closedWindow,
  consoleCancel,
  declinedCard,
  depositAfterDue,
  depositLate,
  depositTakenBack,
  doubleConfirm,
  idempotencyKeyExpired,
  idempotencyKeyShared,
  malformedAnswer,
  partialThenRest,
  refundAnswerLost,
  refundRace,
  serverErrorAfterApproval,
  serverErrorBeforeApproval,
  sessionExpired,
  slowApproval,
  webhookBeforeAnswer,
  webhookDuplicated,
  webhookForged,
  webhookLost,
  webhookLostForADay,
  webhookOutOfOrder,
]

/** Read when first asked for: a sandbox that plays no scenario need not check them. */
let all: Scenario[] | undefined

export function libraryScenarios(): readonly Scenario[] {
  all ??= files.map((file) => scenarioFile.parse(file))
  return all
}

export function libraryScenario(name: string): Scenario | undefined {
  return libraryScenarios().find((scenario) => scenario.name === name)
}
