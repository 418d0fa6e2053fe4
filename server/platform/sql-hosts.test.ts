/** One URL may name several hosts. */
import { expect, test } from 'vitest'
import { parseHosts } from './sql-hosts.ts'

test.each([
  ['postgres://u:p@one:5432/shop', ['postgres://u:p@one:5432/shop'], false],
  [
    'postgres://u:p@one,two:6000/shop',
    ['postgres://u:p@one/shop', 'postgres://u:p@two:6000/shop'],
    true,
  ],
  [
    'postgresql://one,two/shop?target_session_attrs=read-write&sslmode=disable',
    ['postgresql://one/shop?sslmode=disable', 'postgresql://two/shop?sslmode=disable'],
    true,
  ],
  [
    'postgres://one,two/shop?target_session_attrs=any',
    ['postgres://one/shop', 'postgres://two/shop'],
    false,
  ],
  ['postgres://one/shop?target_session_attrs=primary', ['postgres://one/shop'], true],
  ['postgres:///shop?host=/run/postgresql', ['postgres:///shop?host=%2Frun%2Fpostgresql'], false],
])('%s', (url, urls, writable) => {
  expect(parseHosts(url)).toEqual({ urls, writable })
})

test.each([
  'mysql://one/shop',
  'one/shop',
  'postgres://one,/shop',
  'postgres://one/shop?target_session_attrs=nearest',
])('%s is refused', (url) => {
  expect(() => parseHosts(url)).toThrow('DATABASE_URL is malformed')
})
