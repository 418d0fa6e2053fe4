/** The shared texts in the language of the page. */
import { catalogue } from './catalogue.ts'
import { ko } from './ko.ts'

export const { useText, text } = catalogue(ko, async () => (await import('./en.ts')).en)
