/** A refund: its states, the share of an item, and when it is due. */

export const refundNext = {
  needs_approval: ['pending', 'rejected'],
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: ['pending'],
  rejected: [],
} as const satisfies Record<string, readonly string[]>
export type RefundState = keyof typeof refundNext

/** The key a cancel is sent with: a lost answer repeats `n`. */
export function cancelKey(refundId: string, n: number): string {
  return `cancel:${refundId}:${n}`
}

export type SoldItem = { id: string; quantity: number; amount: number }
export type WantedItem = { orderItemId: string; quantity: number }

/**
 * What each item cost after the order's discount, in won: the discount is split by price, and what rounding leaves
 * goes to the largest remainders, so that the parts add up to the whole.
 */
export function netAmounts(items: readonly SoldItem[], discount: number): Map<string, number> {
  const subtotal = items.reduce((sum, item) => sum + item.amount, 0)
  const shares = items.map((item) => {
    const exact = subtotal === 0 ? 0 : (item.amount * discount) / subtotal
    return { item, share: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  let left = discount - shares.reduce((sum, { share }) => sum + share, 0)
  for (const entry of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0) break
    entry.share += 1
    left -= 1
  }
  return new Map(shares.map(({ item, share }) => [item.id, item.amount - share]))
}

/**
 * The sum to give back for pieces of items; the last pieces of an item take its rounding rest with them.
 * Null where an item is not of this order, is named twice, or more is wanted than was sold and not yet given back.
 */
export function itemsAmount(
  items: readonly (SoldItem & { refundedQuantity: number })[],
  discount: number,
  wanted: readonly WantedItem[],
): number | null {
  const net = netAmounts(items, discount)
  const seen = new Set<string>()
  let total = 0
  for (const want of wanted) {
    const item = items.find(({ id }) => id === want.orderItemId)
    if (item === undefined || seen.has(item.id)) return null
    seen.add(item.id)
    const after = item.refundedQuantity + want.quantity
    if (after > item.quantity) return null
    const whole = net.get(item.id) ?? 0
    total +=
      partOf(whole, after, item.quantity) - partOf(whole, item.refundedQuantity, item.quantity)
  }
  return total
}

/** The first `count` of `of` pieces of a sum, in whole won. */
function partOf(sum: number, count: number, of: number): number {
  return Math.floor((sum * count) / of)
}
