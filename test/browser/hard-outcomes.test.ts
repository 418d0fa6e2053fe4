/** What a buyer is told when a payment does not simply succeed: never "failed" while money may have been taken. */
import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import {
  accessibility,
  fillCheckout,
  openBrowser,
  openShop,
  openWindow,
  shown,
  signIn,
  visit,
} from '../support/browser.ts'

const browser = await openBrowser()
const shop = await openShop()
const mug = '달항아리 머그컵'

async function inTheWindow(email: string): Promise<Page> {
  const { page } = await visit(browser, 'phone')
  await signIn(page, shop.url, email)
  await fillCheckout(page, shop.url, mug)
  await openWindow(page)
  return page
}

test('a declined payment is told with its reason, and another card pays the same order', async () => {
  const page = await inTheWindow('buyer@hanbeon.test')
  await shop.sandbox.control('POST', '/faults', { operation: 'confirm', mode: 'decline' })
  await page.getByTestId('approve').click()
  await shown(page, 'result-declined')
  expect(await page.getByTestId('result-declined').textContent()).toContain('카드사')
  expect(await accessibility(page)).toEqual([])
  await page.reload()
  await shown(page, 'result-declined')
  await page.getByTestId('retry').click()
  await page.waitForURL(/\/window\//)
  await page.getByTestId('approve').click()
  await shown(page, 'result-paid')
})

test('a closed window loses nothing: the same order can be paid', async () => {
  const page = await inTheWindow('buyer@hanbeon.test')
  await page.getByTestId('close').click()
  await page.waitForURL(/\/checkout\//)
  await page.getByTestId('retry').waitFor()
  // What Toss put into the address, the token above all, is gone from it.
  expect(new URL(page.url()).search).not.toContain('token')
  await page.getByTestId('retry').click()
  await page.waitForURL(/\/window\//)
  await page.getByTestId('approve').click()
  await shown(page, 'result-paid')
})

test('an outcome in doubt is never called failed, offers no second payment, and heals', async () => {
  const page = await inTheWindow('buyer2@hanbeon.test')
  await shop.sandbox.control('POST', '/faults', { operation: 'confirm', mode: 'drop_after' })
  await shop.sandbox.control('POST', '/faults', {
    operation: 'get',
    mode: 'error_before',
    times: 100,
  })
  await page.getByTestId('approve').click()
  await shown(page, 'result-confirming')
  for (let look = 0; look < 2; look += 1) {
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).not.toMatch(/실패|하지 못했|거절|다시 결제하기/)
    expect(await page.getByTestId('retry').count()).toBe(0)
    await page.reload()
    await shown(page, 'result-confirming')
  }
  expect(await accessibility(page)).toEqual([])
  await shop.sandbox.control('DELETE', '/faults')
  await shown(page, 'result-paid', 30_000)
})

test('a virtual account shows where to pay and until when, and turns into a paid order', async () => {
  const { page } = await visit(browser, 'phone')
  await signIn(page, shop.url, 'buyer2@hanbeon.test')
  await fillCheckout(page, shop.url, mug)
  await page.getByRole('radio', { name: /가상계좌/ }).check({ force: true })
  await openWindow(page)
  await page.getByTestId('approve').click()
  await shown(page, 'result-waiting-deposit')
  const text = (await page.getByTestId('result-waiting-deposit').textContent()) ?? ''
  expect(text).toContain('18,000원')
  expect(await accessibility(page)).toEqual([])
  const order = /ORD-\d{8}-[0-9A-Z]{7}/.exec(page.url())?.[0]
  await shop.sandbox.control('POST', `/virtual-accounts/${order}/deposit`)
  await shown(page, 'result-paid', 30_000)
})

test('a result page opens in another browser by its link alone', async () => {
  const page = await inTheWindow('buyer@hanbeon.test')
  const stranger = await visit(browser, 'phone')
  let link = ''
  page.on('framenavigated', (frame) => {
    if (frame.url().includes('#t=')) link = frame.url()
  })
  await page.getByTestId('approve').click()
  await shown(page, 'result-paid')
  expect(link).not.toBe('')
  await stranger.page.goto(link)
  await shown(stranger.page, 'result-paid')
  expect(await stranger.page.locator('main').textContent()).not.toContain('정구매')
})
