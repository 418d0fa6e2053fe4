/** Which items go back, how many of each, and whether they are on the shelf again. */
import type { JSX } from 'preact'
import type { OrderItem } from '../../../../contract/order.ts'
import { useLanguage } from '../../../text/language.ts'
import { Checkbox, Money, Stepper, wonText } from '../../../ui/index.ts'
import { useAdminText } from '../../text/text.ts'
import { type RefundLine, refundableQuantity } from './refund-form.ts'
import type { RefundState } from './use-refund.ts'

const none: RefundLine = { quantity: 0, restock: false }

export function ItemFields({ refund }: { refund: RefundState }): JSX.Element {
  const { refund: text } = useAdminText()
  const language = useLanguage()
  const { facts, form, errors, change, amount } = refund
  const set = (id: string, part: Partial<RefundLine>): void =>
    change({ lines: { ...form.lines, [id]: { ...none, ...form.lines[id], ...part } } })
  return (
    <div class="refund-items">
      <ul class="refund-items__list">
        {facts.items.map((item) => (
          <Item
            key={item.id}
            item={item}
            line={form.lines[item.id] ?? none}
            onLine={(part) => set(item.id, part)}
          />
        ))}
      </ul>
      {facts.shippingFee > 0 ? (
        <Checkbox
          checked={form.shippingFee}
          onChecked={(shippingFee) => change({ shippingFee })}
          data-testid="refund-shipping"
        >
          {text.shipping(wonText(facts.shippingFee, language))}
        </Checkbox>
      ) : null}
      <p class="refund-items__sum">
        {text.amount} <Money amount={amount} />
      </p>
      {facts.discount > 0 ? <p class="faint">{text.estimate}</p> : null}
      <p class="refund__error" role="alert">
        {errors.includes('items') ? text.error.items : null}
        {errors.includes('tooMuch') ? text.error.tooMuch(wonText(facts.balance, language)) : null}
      </p>
    </div>
  )
}

type ItemProps = { item: OrderItem; line: RefundLine; onLine: (part: Partial<RefundLine>) => void }

function Item({ item, line, onLine }: ItemProps): JSX.Element {
  const { refund: text, order } = useAdminText()
  const max = refundableQuantity(item)
  return (
    <li class="refund-items__one" data-testid="refund-item">
      <span>
        <span class="refund-items__name">{item.name}</span>
        <span class="faint">
          <Money amount={item.unitPrice} /> {order.quantity(max)}
        </span>
      </span>
      <Stepper
        label={text.quantity(item.name)}
        value={line.quantity}
        min={0}
        max={max}
        onValue={(quantity) => onLine({ quantity })}
      />
      {line.quantity > 0 && item.kind === 'goods' ? (
        <Checkbox checked={line.restock} onChecked={(restock) => onLine({ restock })}>
          {text.restock}
        </Checkbox>
      ) : null}
    </li>
  )
}
