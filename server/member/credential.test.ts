/** Which requests show a session, and that nothing they show can break the reading. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credentialReader, sessionCookieName } from './credential.ts'

const secret = 'a secret of the test'
const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
const name = 'hanbeon.session'
const read = credentialReader(secret, name)

async function sign(text: string, by = secret): Promise<string> {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes.encode(by), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(text))
  return `${text}.${btoa(String.fromCharCode(...new Uint8Array(signature)))}`
}

const good = await sign(token)
const forged = await sign(token, 'another secret')
const session = { kind: 'session', token }
const none = { kind: 'none' }

describe('a request shows', () => {
  test.each<[string, Record<string, string>, unknown]>([
    ['a signed cookie', { cookie: `${name}=${encodeURIComponent(good)}` }, session],
    ['it beside others', { cookie: `a=1; ${name}=${encodeURIComponent(good)}; b=2` }, session],
    ['it after a planted one', { cookie: `${name}=planted; ${name}=${good}` }, session],
    ['a bearer token', { authorization: `Bearer ${token}` }, session],
    ['a signed bearer token', { authorization: `bearer ${good}` }, session],
    ['an encoded one', { authorization: `Bearer ${encodeURIComponent(good)}` }, session],
    ['nothing', {}, none],
    ['an unsigned cookie', { cookie: `${name}=${token}` }, none],
    ['a forged cookie', { cookie: `${name}=${forged}` }, none],
    ['a forged bearer', { authorization: `Bearer ${forged}` }, none],
    ['a cookie of another name', { cookie: `x${name}=${good}` }, none],
    [
      'a cookie beside a bad bearer',
      { cookie: `${name}=${good}`, authorization: 'Bearer x' },
      none,
    ],
    ['another scheme', { authorization: `Basic ${token}` }, none],
    [
      'a cookie beside another scheme',
      { cookie: `${name}=${good}`, authorization: 'Basic x' },
      session,
    ],
    ['an empty bearer', { authorization: 'Bearer ' }, none],
    ['a long bearer', { authorization: `Bearer ${'a'.repeat(129)}` }, none],
    ['a cut signature', { cookie: `${name}=${good.slice(0, -2)}` }, none],
    ['no token', { cookie: `${name}=${good.slice(good.indexOf('.'))}` }, none],
    ['broken escapes', { cookie: `${name}=%E0%A4%A` }, none],
  ])('%s', async (_, headers, expected) => {
    expect(await read(new Headers(headers))).toEqual(expected)
  })

  test('nothing that a stranger makes up', async () => {
    const visible = fc.string({
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    })
    await fc.assert(
      fc.asyncProperty(visible, visible, async (text, signature) => {
        for (const value of [text, `${token}.${signature}`, `${text}.${signature}`])
          expect(await read(new Headers({ cookie: `${name}=${value}` }))).toEqual(none)
      }),
    )
  })
})

test('the cookie is bound to the host on https only', () => {
  expect(sessionCookieName('https://shop.example.com')).toBe('__Host-hanbeon.session')
  expect(sessionCookieName('http://localhost:4000')).toBe('hanbeon.session')
})
