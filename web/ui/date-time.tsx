/** An instant in Korean time. */
import type { JSX } from 'preact'
import { useLanguage } from '../text/language.ts'
import { type DateStyle, dateText } from './format.ts'

type Props = { at: string | null | undefined; style?: DateStyle; none?: string }

export function DateTime({ at, style = 'dateTime', none = '–' }: Props): JSX.Element {
  const language = useLanguage()
  if (at === null || at === undefined) return <span>{none}</span>
  return <time dateTime={at}>{dateText(at, style, language)}</time>
}
