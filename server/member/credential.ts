/**
 * Reads the session token that a request shows, without asking the database.
 *
 * Whoever acts on the token reads the row itself, so that a session that ended a moment ago is refused:
 * `hanbeon_private.session (token text unique, member_id uuid, expires_at timestamptz)` joined with
 * `hanbeon_private.member (id uuid, role text, banned boolean)`; it counts while `expires_at > now()` (the
 * database's own clock: the shifted one is for money) and `not banned`.
 */
import type { Credential } from './member.ts'

export type CredentialOf = (headers: Headers) => Promise<Credential>

const none: Credential = { kind: 'none' }
const rawToken = /^[A-Za-z0-9_-]{16,128}$/
const bearerScheme = /^bearer\s+/i

/** `__Host-` ties the cookie to https, this host and no sub-domain; plain http on localhost cannot carry it. */
export function sessionCookieName(frontendUrl: string): string {
  return frontendUrl.startsWith('https://') ? '__Host-hanbeon.session' : 'hanbeon.session'
}

/** A request that shows a bearer token has no other credential: a cookie beside it does not count. */
export function showsBearer(headers: Headers): boolean {
  return bearerScheme.test(headers.get('authorization') ?? '')
}

export function credentialReader(secret: string, cookieName: string): CredentialOf {
  const key = hmacKey(secret)
  return async function credentialOf(headers) {
    if (showsBearer(headers)) {
      const shown = (headers.get('authorization') ?? '').replace(bearerScheme, '').trim()
      return rawToken.test(shown) ? { kind: 'session', token: shown } : signed(await key, shown)
    }
    for (const value of cookiesNamed(cookieName, headers.get('cookie') ?? '')) {
      const credential = await signed(await key, value)
      if (credential.kind !== 'none') return credential
    }
    return none
  }
}

/** `token.signature`, the signature being base64 of HMAC-SHA256 over the token, the whole maybe percent-encoded. */
async function signed(key: CryptoKey, value: string): Promise<Credential> {
  const decoded = decode(value)
  const dot = decoded.indexOf('.')
  const token = decoded.slice(0, Math.max(dot, 0))
  const signature = bytesOf(decoded.slice(dot + 1))
  if (!rawToken.test(token) || signature === undefined) return none
  const good = await crypto.subtle.verify('HMAC', key, signature, new TextEncoder().encode(token))
  return good ? { kind: 'session', token } : none
}

function hmacKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])
}

/** A path or sub-domain may have planted a second cookie of the name, so every one is looked at. */
function* cookiesNamed(name: string, header: string): Generator<string> {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals !== -1 && pair.slice(0, equals).trim() === name) yield pair.slice(equals + 1).trim()
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(base64)) return undefined
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
