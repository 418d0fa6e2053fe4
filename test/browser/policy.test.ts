/** What the pages weigh, what they may load, and that everybody can read them, in both languages and both themes. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { accessibility, openBrowser, openShop, signIn, visit } from '../support/browser.ts'

const browser = await openBrowser()
const shop = await openShop()

test('the storefront loads at most 90 KB of JavaScript, gzipped, and nothing of the admin', async () => {
  const { page, complaints } = await visit(browser, 'phone')
  const scripts: { url: string; bytes: number }[] = []
  page.on('response', async (response) => {
    if (!(response.headers()['content-type'] ?? '').includes('javascript')) return
    const body = await response.body().catch(() => Buffer.alloc(0))
    scripts.push({ url: response.url(), bytes: gzipSync(body, { level: 9 }).length })
  })
  await page.goto(`${shop.url}/`, { waitUntil: 'networkidle' })
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(total).toBeGreaterThan(1000)
  expect(total).toBeLessThanOrEqual(90 * 1024)
  expect(scripts.filter(({ url }) => /admin/i.test(url))).toEqual([])
  expect(complaints).toEqual([])
})

test('the server sends its scripts compressed, and lets them be kept for good', async () => {
  const html = await (await fetch(`${shop.url}/`)).text()
  const src = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1]
  const ask = (encoding: string) =>
    fetch(shop.url + src, { headers: { 'accept-encoding': encoding } })
  const [squeezed, plain] = await Promise.all([ask('gzip'), ask('identity')])
  expect(squeezed.headers.get('content-encoding')).toBe('gzip')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await squeezed.text()).toBe(await plain.text())
  expect(squeezed.headers.get('cache-control')).toContain('immutable')
})

test('pages let Toss in and nothing else, and open its window without losing their opener', async () => {
  const response = await fetch(`${shop.url}/checkout`)
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`script-src 'self' ${shop.sandbox.url}`)
  expect(policy).toContain("object-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')

  const { page } = await visit(browser, 'desk')
  await page.goto(`${shop.url}/`)
  const refused = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true })
        const script = document.createElement('script')
        script.textContent = 'window.intruded = true'
        document.head.append(script)
      }),
  )
  expect(refused).toBe(true)
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false)
})

const buyersPages = ['/', '/cart', '/checkout', '/orders', '/gallery', '/sign-up', '/nowhere']
for (const scheme of ['light', 'dark'] as const) {
  for (const view of ['phone', 'desk'] as const) {
    test(`every page can be read by everybody (${scheme}, ${view})`, async () => {
      const locale = view === 'desk' ? 'en-US' : 'ko-KR'
      const { page, complaints } = await visit(browser, view, { scheme, locale })
      await signIn(page, shop.url, 'buyer@hanbeon.test')
      const found: Record<string, string[]> = {}
      for (const path of buyersPages) {
        await page.goto(shop.url + path, { waitUntil: 'networkidle' })
        const wrong = await accessibility(page)
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        if (wide) wrong.push('the page is wider than the screen')
        if (wrong.length > 0) found[path] = wrong
      }
      await signIn(page, shop.url, 'operator@hanbeon.test', '/admin/sign-in')
      await page.goto(`${shop.url}/admin/orders`, { waitUntil: 'networkidle' })
      const wrong = await accessibility(page)
      if (wrong.length > 0) found['/admin/orders'] = wrong
      expect(found).toEqual({})
      expect(complaints).toEqual([])
    })
  }
}
