/** The admin's own texts in the language of the page. */
import { catalogue } from '../../text/catalogue.ts'
import { ko } from './ko.ts'

export const { useText: useAdminText, text: adminText } = catalogue(
  ko,
  async () => (await import('./en.ts')).en,
)
