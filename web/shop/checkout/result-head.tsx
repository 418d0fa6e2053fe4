/** The head of a result: one sign, one sentence, one figure. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Spinner } from '../../ui/spinner.tsx'

export type ResultTone = 'paid' | 'waiting' | 'declined' | 'quiet'

type Props = {
  tone: ResultTone
  icon: IconName | 'spinner'
  title: string
  body?: string | undefined
  amount?: number
  children?: ComponentChildren
}

export function ResultHead({ tone, icon, title, body, amount, children }: Props): JSX.Element {
  return (
    <header class="result__head">
      <span class={`result__icon result__icon--${tone}`}>
        {icon === 'spinner' ? <Spinner size={36} /> : <Icon name={icon} size={36} />}
      </span>
      <h1 class="result__title" tabIndex={-1}>
        {title}
      </h1>
      {body === undefined ? null : <p class="soft">{body}</p>}
      {amount === undefined ? null : (
        <p class="result__amount">
          <Money amount={amount} size="xl" />
        </p>
      )}
      {children}
    </header>
  )
}
