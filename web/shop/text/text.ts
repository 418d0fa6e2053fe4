/** The shop's texts in the language of the page. */
import { catalogue } from '../../text/catalogue.ts'
import { ko } from './ko.ts'

export const { useText: useShopText, text: shopText } = catalogue(
  ko,
  async () => (await import('./en.ts')).en,
)
