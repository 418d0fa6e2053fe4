/** The other family of Toss's keys: methods and agreement stand on our page, drawn by Toss's script. */
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
const shop = await openShop({ family: 'widget' })

test('with widget keys a buyer chooses the method on the checkout page and pays once', async () => {
  const config = await (await fetch(`${shop.url}/api/config`)).json()
  expect(config.toss).toMatchObject({ product: 'widget', variantKey: 'DEFAULT' })
  const { page, complaints } = await visit(browser, 'phone')
  await signIn(page, shop.url, 'buyer@hanbeon.test')
  await fillCheckout(page, shop.url, '달항아리 머그컵')
  await page.getByTestId('widget-method-CARD').first().waitFor()
  expect(await accessibility(page)).toEqual([])
  await page.getByTestId('widget-agreement').first().check({ force: true })
  await openWindow(page)
  await page.getByTestId('approve').click()
  await shown(page, 'result-paid')
  expect(complaints).toEqual([])
})
