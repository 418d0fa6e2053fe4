/** A sign-in link leads back into the admin, never to another site. */
import { expect, test } from 'vitest'
import { nextPath, signInPath } from './next-path.ts'

test.each([
  ['/admin/orders?status=paid', '/admin/orders?status=paid'],
  ['/admin/orders/ORD-20261121-7KQ4M2X', '/admin/orders/ORD-20261121-7KQ4M2X'],
  ['/admin', '/admin/orders'],
  ['/admin/sign-in?next=/admin', '/admin/orders'],
  ['/administrator', '/admin/orders'],
  ['//evil.example/admin', '/admin/orders'],
  ['/admin//evil.example', '/admin/orders'],
  ['/admin\\evil.example', '/admin/orders'],
  ['https://evil.example/admin', '/admin/orders'],
  ['javascript:alert(1)', '/admin/orders'],
  [undefined, '/admin/orders'],
])('%s leads to %s', (raw, path) => {
  expect(nextPath(raw)).toBe(path)
})

test('the way back goes along to sign-in', () => {
  expect(signInPath('/admin/orders?q=a b')).toBe('/admin/sign-in')
  expect(signInPath('/admin/orders?q=a%20b')).toBe(
    '/admin/sign-in?next=%2Fadmin%2Forders%3Fq%3Da%2520b',
  )
})
