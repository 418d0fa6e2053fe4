/** Addresses and networks, in every spelling that a socket or a proxy may use. */
import { expect, test } from 'vitest'
import { callerAddress, isLoopback, isWithin, limitKeyOf, parseNetworks } from './address.ts'

test.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['192.0.2.1', '192.0.2.1', true],
  ['192.0.2.2', '192.0.2.1', false],
  ['::ffff:10.1.2.3', '10.0.0.0/8', true],
  ['1.2.3.4', '0.0.0.0/0', true],
  ['fd12::1', 'fd00::/8', true],
  ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
  ['fe80::1%eth0', 'fe80::/10', true],
  ['[::1]', '::1', true],
  ['10.0.0.1', '::/0', false],
])('%s in %s: %s', (address, network, within) => {
  expect(isWithin(address, parseNetworks([network]))).toBe(within)
})

test.each([
  '',
  'x',
  '1.2.3',
  '1.2.3.256',
  '1.2.3.4/33',
  '1.2.3.4/x',
  '::/129',
  ':::',
  '1::2::3',
  'g::1',
  '1:2:3:4:5:6:7:8:9',
  '1.2.3.4/8/8',
])('%j is no network', (text) => expect(parseNetworks([text])).toEqual([]))

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::2', false],
  ['localhost', false],
])('%s is this machine: %s', (address, is) => expect(isLoopback(address)).toBe(is))

test('nonsense in a chain stops at the proxy that sent it', () => {
  const trusted = parseNetworks(['10.0.0.0/8'])
  expect(callerAddress('10.0.0.1', 'unknown', trusted)).toBe('10.0.0.1')
  expect(callerAddress('10.0.0.1', '1.2.3.4, "evil"', trusted)).toBe('10.0.0.1')
  expect(callerAddress('10.0.0.1', undefined, trusted)).toBe('10.0.0.1')
  expect(callerAddress(undefined, '1.2.3.4', trusted)).toBe('unknown')
  expect(limitKeyOf('unknown')).toBe('unknown')
})
