/** How a total comes about, line by line. */
import type { ComponentChildren, JSX } from 'preact'
import { classNames } from './class-names.ts'
import { Money } from './money.tsx'
import './price-table.css'

export type PriceLine = {
  label: string
  amount: number
  minus?: boolean
  /** Stands in for the amount: "무료". */
  note?: ComponentChildren
}

type Props = { lines: readonly PriceLine[]; total?: PriceLine }

export function PriceTable({ lines, total }: Props): JSX.Element {
  return (
    <dl class="price-table">
      {lines.map((line) => (
        <div key={line.label} class="price-table__line">
          <dt>{line.label}</dt>
          <dd class={classNames(line.minus && 'price-table__minus')}>
            {line.note ?? <Money amount={line.amount} minus={line.minus} />}
          </dd>
        </div>
      ))}
      {total === undefined ? null : (
        <div class="price-table__line price-table__line--total">
          <dt>{total.label}</dt>
          <dd>
            <Money amount={total.amount} size="l" />
          </dd>
        </div>
      )}
    </dl>
  )
}
