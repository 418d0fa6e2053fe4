/** An amount of won, `35,000원`. */
import type { JSX } from 'preact'
import { useLanguage } from '../text/language.ts'
import { classNames } from './class-names.ts'
import { wonText } from './format.ts'
import './money.css'

type Props = {
  amount: number
  size?: 'inherit' | 'l' | 'xl'
  /** Taken off: shown with a minus sign. */
  minus?: boolean
  /** A price that no longer holds. */
  struck?: boolean
}

export function Money({ amount, size = 'inherit', minus, struck }: Props): JSX.Element {
  const language = useLanguage()
  const shown = wonText(minus && amount > 0 ? -amount : amount, language)
  const look = classNames(
    'money',
    size !== 'inherit' && `money--${size}`,
    struck && 'money--struck',
  )
  return struck ? <s class={look}>{shown}</s> : <span class={look}>{shown}</span>
}
