/** Signing in never leads to another site. */
import { expect, test } from 'vitest'
import { isAdminPath, safeNext, signInHref } from './safe-next.ts'

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/checkout?buy=1', '/checkout?buy=1'],
  ['/admin/orders', '/admin/orders'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['https://evil.test', '/'],
  ['javascript:alert(1)', '/'],
  ['checkout', '/'],
])('%s leads to %s', (next, to) => {
  expect(safeNext(next)).toBe(to)
})

test('the admin is known by its path', () => {
  expect(isAdminPath('/admin')).toBe(true)
  expect(isAdminPath('/admin/orders')).toBe(true)
  expect(isAdminPath('/administrator')).toBe(false)
  expect(signInHref('/checkout?a=1')).toBe('/sign-in?next=%2Fcheckout%3Fa%3D1')
})
