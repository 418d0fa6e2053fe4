/** What the headers of an attempt hold beyond those of every webhook: a signature, or an id of its own. */

import { merchants } from '../data/merchants.ts'
import type { Readings } from '../options.ts'
import { isSigned } from './event-types.ts'
import { signatureOf } from './sign.ts'
import type { Delivery } from './webhook.ts'

type Ports = { readings: Readings; newId(length: number): string }

export function extraHeaders(
  { eventType, body, retriedCount }: Delivery,
  at: string,
  { readings, newId }: Ports,
): Record<string, string> {
  const headers: Record<string, string> = {}
  if (isSigned(eventType)) {
    const signing = { securityKey: merchants.window.securityKey, reading: readings.securityKey }
    headers['tosspayments-webhook-signature'] = signatureOf(body, at, signing)
  }
  if (readings.transmissionId === 'per_attempt' && retriedCount > 0) {
    headers['tosspayments-webhook-transmission-id'] = `whtrans_${newId(26)}`
  }
  return headers
}

/** Whether the receiver's answer ends the retries. */
export function isAccepted(status: number | null, { webhookAccepts }: Readings): boolean {
  if (status === 200) return true
  return webhookAccepts === 'any_2xx' && status !== null && status > 200 && status < 300
}
