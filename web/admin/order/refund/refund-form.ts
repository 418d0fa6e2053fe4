/** The refund form without its page: what may be asked for, what is wrong with it, and the request it becomes. */
import type { AdminOrderDetail, RefundBody } from '../../../../contract/admin.ts'
import type { OrderItem, Payment } from '../../../../contract/order.ts'

export type RefundMode = 'full' | 'amount' | 'items'
export type RefundLine = { quantity: number; restock: boolean }

export type RefundForm = {
  mode: RefundMode
  /** Digits as typed. */
  amount: string
  lines: Readonly<Record<string, RefundLine>>
  shippingFee: boolean
  reason: string
  bank: string
  accountNumber: string
  holderName: string
  keepAccess: boolean
}

/** What the form has to know about its order. */
export type RefundFacts = {
  /** Can be refunded now: Toss's balance without what is on its way. */
  balance: number
  canSplit: boolean
  needsAccount: boolean
  hasCourse: boolean
  shippingFee: number
  items: readonly OrderItem[]
  discount: number
}

export type RefundError =
  | 'amount'
  | 'tooMuch'
  | 'items'
  | 'reason'
  | 'bank'
  | 'accountNumber'
  | 'holder'

export const reasonMax = 200

export function refundFacts({ order, payments, refundable }: AdminOrderDetail): RefundFacts {
  return {
    balance: refundable.amount,
    canSplit: refundable.partial,
    needsAccount: paidPayment(payments)?.method === '가상계좌',
    hasCourse: order.items.some((item) => item.kind === 'course'),
    shippingFee: order.shippingFee,
    items: order.items,
    discount: order.discount,
  }
}

export function paidPayment(payments: readonly Payment[]): Payment | undefined {
  return payments.find(({ status }) => status === 'SUCCESS' || status === 'PARTIALLY_REFUNDED')
}

export function emptyRefundForm(facts: RefundFacts): RefundForm {
  return {
    mode: 'full',
    amount: String(facts.balance),
    lines: {},
    shippingFee: false,
    reason: '',
    bank: '',
    accountNumber: '',
    holderName: '',
    keepAccess: false,
  }
}

/** What will go back; of items it is what the server is expected to reckon. */
export function refundAmount(form: RefundForm, facts: RefundFacts): number {
  if (form.mode === 'full') return facts.balance
  if (form.mode === 'amount') return Number(digits(form.amount))
  const shipping = form.shippingFee ? facts.shippingFee : 0
  return chosenLines(form).reduce(
    (sum, { orderItemId, quantity }) => sum + itemAmount(facts, orderItemId, quantity),
    shipping,
  )
}

export function refundErrors(form: RefundForm, facts: RefundFacts): RefundError[] {
  const errors: RefundError[] = []
  const amount = refundAmount(form, facts)
  if (form.mode === 'items' && chosenLines(form).length === 0) errors.push('items')
  else if (amount < 1) errors.push('amount')
  else if (amount > facts.balance) errors.push('tooMuch')
  if (form.reason.trim() === '') errors.push('reason')
  if (facts.needsAccount) {
    if (form.bank === '') errors.push('bank')
    if (!/^\d{1,20}$/.test(form.accountNumber)) errors.push('accountNumber')
    if (form.holderName.trim() === '') errors.push('holder')
  }
  return errors
}

/** `amount`, or `items`, or neither for the whole rest. */
export function refundBody(form: RefundForm, facts: RefundFacts): RefundBody {
  const amount = refundAmount(form, facts)
  const isWhole = form.mode !== 'items' && amount === facts.balance
  return {
    reason: form.reason.trim(),
    ...(form.mode === 'items' ? { items: chosenLines(form) } : {}),
    ...(form.mode === 'items' && form.shippingFee ? { shippingFee: 'refund' as const } : {}),
    ...(form.mode === 'items' || isWhole ? {} : { amount }),
    ...(facts.needsAccount
      ? {
          refundReceiveAccount: {
            bank: form.bank,
            accountNumber: form.accountNumber,
            holderName: form.holderName.trim(),
          },
        }
      : {}),
    ...(facts.hasCourse && form.keepAccess ? { keepAccess: true } : {}),
  }
}

export function digits(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
}

/** `10000` as `10,000`. */
export function groupedDigits(text: string): string {
  return text.replace(/\B(?=(\d{3})+$)/g, ',')
}

export function refundableQuantity(item: OrderItem): number {
  return Math.max(0, item.quantity - item.refundedQuantity)
}

function chosenLines(form: RefundForm) {
  return Object.entries(form.lines)
    .filter(([, line]) => line.quantity > 0)
    .map(([orderItemId, line]) => ({
      orderItemId,
      quantity: line.quantity,
      ...(line.restock ? { restock: true } : {}),
    }))
}

/** The item's price less its share of the discount, of as many pieces as are asked for. */
function itemAmount(facts: RefundFacts, orderItemId: string, quantity: number): number {
  const index = facts.items.findIndex((item) => item.id === orderItemId)
  const item = facts.items[index]
  if (item === undefined || item.quantity === 0) return 0
  const net = item.amount - (discountShares(facts)[index] ?? 0)
  const upTo = (pieces: number): number => Math.floor((net * pieces) / item.quantity)
  return upTo(item.refundedQuantity + quantity) - upTo(item.refundedQuantity)
}

/** The discount shared out by price; the won that are left go to the largest remainders. */
function discountShares({ items, discount }: RefundFacts): number[] {
  const total = items.reduce((sum, item) => sum + item.amount, 0)
  if (total === 0) return items.map(() => 0)
  const exact = items.map((item) => (item.amount * discount) / total)
  const shares = exact.map(Math.floor)
  const left = discount - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
