/** Toss's Basic authentication: the secret key, a colon, and no password. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import { type Merchant, merchantOfSecretKey } from '../data/merchants.ts'

const scheme = /^Basic +([A-Za-z0-9+/=_-]+)\s*$/i
// Every request carries the same few headers; decoding each once keeps this off the hot path.
const known = new Map<string, Merchant>()

/** The merchant whose secret key this is, or the code with which Toss turns the caller away. */
export function merchantOf(authorization: string | null | undefined): Merchant | TossErrorCode {
  if (!authorization) return 'INCORRECT_BASIC_AUTH_FORMAT'
  const cached = known.get(authorization)
  if (cached !== undefined) return cached
  const read = readMerchant(authorization)
  if (typeof read !== 'string') known.set(authorization, read)
  return read
}

function readMerchant(authorization: string): Merchant | TossErrorCode {
  const encoded = scheme.exec(authorization)?.[1]
  if (encoded === undefined) return 'INCORRECT_BASIC_AUTH_FORMAT'
  const decoded = Buffer.from(encoded, 'base64').toString()
  const colon = decoded.indexOf(':')
  if (colon === -1) return 'INCORRECT_BASIC_AUTH_FORMAT'
  const secretKey = decoded.slice(0, colon)
  // A live key must never come here: to a test merchant it belongs to the wrong mode.
  if (/^live_g?[sc]k_/.test(secretKey)) return 'INVALID_API_KEY'
  return merchantOfSecretKey(secretKey) ?? 'UNAUTHORIZED_KEY'
}
