/** A real Chromium for a test, the pages of a real server in it, and what a person does there. */
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll } from 'vitest'
import { createTestDatabase } from './database.ts'
import { startSandbox } from './sandbox.ts'
import { startServer } from './server.ts'
import { until } from './until.ts'

export type View = 'phone' | 'desk'
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } }

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Without a browser the tests fail: what people see is part of what is promised. */
export async function openBrowser(): Promise<Browser> {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) {
    throw new Error('No Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH')
  }
  const browser = await chromium.launch({ executablePath, args: switches })
  afterAll(() => browser.close())
  return browser
}

/** The whole shop for a file of tests: database, sandbox, server with its pages and its worker. */
export async function openShop(options: { family?: 'window' | 'widget' } = {}) {
  const database = await createTestDatabase()
  const sandbox = await startSandbox(options)
  const server = await startServer({ ...database, sandbox, worker: true, pages: true })
  afterAll(async () => {
    await server.close()
    await sandbox.close()
  })
  // The host that FRONTEND_URL names: cookies and redirects belong to it.
  return { database, sandbox, server, url: `http://localhost:${server.port}` }
}
export type Shop = Awaited<ReturnType<typeof openShop>>

export type Visit = { context: BrowserContext; page: Page; complaints: string[] }

/** A fresh person: no cookie, no storage. `complaints` gathers what the browser did not like. */
export async function visit(
  browser: Browser,
  view: View,
  options: { scheme?: 'light' | 'dark'; locale?: 'ko-KR' | 'en-US' } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: sizes[view],
    colorScheme: options.scheme ?? 'light',
    locale: options.locale ?? 'ko-KR',
    reducedMotion: 'reduce',
  })
  afterAll(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal (4xx) is told by the page; the browser's own line about it is no complaint.
    const told = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !told) complaints.push(message.text())
  })
  return { context, page, complaints }
}

export async function signIn(
  page: Page,
  url: string,
  email: string,
  path = '/sign-in',
): Promise<void> {
  await page.goto(url + path)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill('hanbeon-demo-1234')
  await page.locator('main button[type=submit], form button[type=submit]').first().click()
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'))
}

/** From the shelf to the checkout page, with everything filled in. */
export async function fillCheckout(page: Page, url: string, product: string): Promise<void> {
  await page.goto(`${url}/`)
  await page.getByText(product).first().click()
  await page.getByTestId('buy-now').click()
  await page.waitForURL((address) => address.pathname === '/checkout')
  await page.locator('[name="buyer.phone"]').fill('01012345678')
  if ((await page.getByLabel('우편번호').count()) > 0) {
    await page.getByLabel('우편번호').fill('04524')
    await page.getByLabel('기본 주소').fill('서울특별시 중구 세종대로 110')
    await page.getByLabel('상세 주소').fill('한번빌딩 3층')
  }
  await page.locator('[name="consent.all"]').check()
}

/** Presses the one button; where the browser wants a second press, that one too. Ends in the payment window. */
export async function openWindow(page: Page): Promise<void> {
  await page.getByTestId('pay').click()
  await until('the payment window', async () => {
    if (page.url().includes('/window/')) return true
    const again = page.getByTestId('open-window')
    if (await again.isVisible()) await again.click()
    return false
  })
}

/** WCAG A and AA by axe; the list of what is wrong, empty where nothing is. */
export async function accessibility(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

/** Waits for the answer that a page shows by its test id. */
export function shown(page: Page, testId: string, timeoutMs = 20_000): Promise<void> {
  return page.getByTestId(testId).first().waitFor({ state: 'visible', timeout: timeoutMs })
}
