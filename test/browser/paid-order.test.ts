/** The main job, seen by the people who do it: someone buys, Toss takes the money once, an operator gives it back. */
import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Payment } from '../../sandbox/index.ts'
import { sql } from '../../server/platform/sql.ts'
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

async function orderNumberOf(page: Page): Promise<string> {
  const found = /ORD-\d{8}-[0-9A-Z]{7}/.exec(page.url())
  if (found === null) throw new Error(`No order number in ${page.url()}`)
  return found[0]
}

async function paymentsOf(orderNumber: string): Promise<Payment[]> {
  const { payments } = await shop.sandbox.control<{ payments: Payment[] }>('GET', '/payments')
  return payments.filter(({ orderId }) => orderId.startsWith(orderNumber))
}

test('a buyer on a phone pays once, and an operator gives a part of it back', async () => {
  const { page, complaints } = await visit(browser, 'phone')
  await signIn(page, shop.url, 'buyer@hanbeon.test')
  await fillCheckout(page, shop.url, mug)
  expect(await accessibility(page)).toEqual([])
  await openWindow(page)
  await page.getByTestId('approve').click()
  await shown(page, 'result-paid')
  expect(await page.getByTestId('result-paid').textContent()).toContain('18,000원')
  const orderNumber = await orderNumberOf(page)
  expect(await accessibility(page)).toEqual([])

  // A reload and a way back are not another payment, and the cart is empty.
  await page.reload()
  await shown(page, 'result-paid')
  await page.goBack()
  await page.goForward()
  await shown(page, 'result-paid')
  const charged = await paymentsOf(orderNumber)
  expect(charged.map(({ status, totalAmount }) => [status, totalAmount])).toEqual([
    ['DONE', 18_000],
  ])

  await page.goto(`${shop.url}/orders`)
  await page.getByTestId('order-row').first().click()
  await page.getByText(orderNumber).first().waitFor()
  const receipt = page.getByTestId('receipt').first()
  expect(await receipt.getAttribute('href')).toContain('/receipt/')
  expect(await receipt.getAttribute('target')).toBe('_blank')

  const desk = await visit(browser, 'desk')
  await signIn(desk.page, shop.url, 'operator@hanbeon.test', '/admin/sign-in')
  await shown(desk.page, 'stat-cards')
  await desk.page.getByText(orderNumber).first().click()
  await desk.page.getByTestId('refund-open').click()
  await desk.page.getByText('금액 입력', { exact: true }).click()
  await desk.page.getByTestId('refund-amount').fill('3000')
  await desk.page.getByTestId('refund-reason').fill('단순 변심')
  await desk.page.getByTestId('refund-submit').click()
  await desk.page.getByTestId('refund-confirm').click()
  await shown(desk.page, 'refund-result')
  const [payment] = await paymentsOf(orderNumber)
  expect(payment).toMatchObject({ status: 'PARTIAL_CANCELED', balanceAmount: 15_000 })

  await page.reload()
  await page.getByText('3,000원').first().waitFor()
  expect([...complaints, ...desk.complaints]).toEqual([])
})

test('a buyer whose phone dies after authenticating has a paid order all the same', async () => {
  const { page, context } = await visit(browser, 'phone')
  await signIn(page, shop.url, 'buyer2@hanbeon.test')
  await fillCheckout(page, shop.url, '매일 메는 캔버스 에코백')
  await openWindow(page)
  // The return reaches the server; the page behind it never runs.
  await context.route('**/checkout/result/**', (route) => route.abort())
  await page.getByTestId('approve').click({ noWaitAfter: true })
  await expect
    .poll(
      async () => {
        const rows = await shop.database.owner.query<{ status: string }>(sql`
          select status from checkout_order where buyer_id = (
            select id::text from hanbeon_private.member where email = 'buyer2@hanbeon.test')`)
        return rows.map(({ status }) => status)
      },
      { timeout: 20_000 },
    )
    .toEqual(['paid'])
  await context.close()
})

test('a guest, a buyer and a viewer find the admin closed, or read-only', async () => {
  const guest = await visit(browser, 'desk')
  await guest.page.goto(`${shop.url}/admin/orders`)
  await guest.page.waitForURL(/\/admin\/sign-in/)

  await signIn(guest.page, shop.url, 'buyer@hanbeon.test', '/admin/sign-in')
  await shown(guest.page, 'no-right')

  const viewer = await visit(browser, 'desk')
  await signIn(viewer.page, shop.url, 'viewer@hanbeon.test', '/admin/sign-in')
  await shown(viewer.page, 'order-table')
  expect(await viewer.page.getByTestId('order-table').textContent()).not.toContain('정구매')
  await viewer.page.getByTestId('order-row').first().click()
  await shown(viewer.page, 'order-log')
  expect(await viewer.page.getByTestId('refund-open').count()).toBe(0)
})
