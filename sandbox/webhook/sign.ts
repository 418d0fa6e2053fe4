/**
 * The signature of payout and seller events: an HMAC over the raw body and the time of transmission.
 *
 * Whether the 64 hex digits of the security key are used as text or as the bytes they stand for is not written anywhere.
 */

import { createHmac } from 'node:crypto'
import type { Readings } from '../options.ts'

export type Signing = { securityKey: string; reading: Readings['securityKey'] }

/** The value of the header: `v1:<base64>`, once for every key that is alive. */
export function signatureOf(body: string, at: string, { securityKey, reading }: Signing): string {
  const key = reading === 'bytes' ? Buffer.from(securityKey, 'hex') : securityKey
  return `v1:${createHmac('sha256', key).update(`${body}:${at}`).digest('base64')}`
}
