/** An instant to the second, in Korean time: in a log the seconds tell what came of what. */
import type { JSX } from 'preact'
import { useLanguage } from '../../../text/language.ts'
import { dateText } from '../../../ui/index.ts'

export function LogTime({ at }: { at: string }): JSX.Element {
  const language = useLanguage()
  const seconds = String(new Date(at).getUTCSeconds()).padStart(2, '0')
  return (
    <time dateTime={at}>
      {dateText(at, 'dateTime', language)}:{seconds}
    </time>
  )
}
