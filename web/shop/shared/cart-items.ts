/** The contents of a cart, as values: one line per product, quantities merged. */

export type CartItem = { productId: string; quantity: number }

export const quantityMax = 10_000

export function withItem(items: readonly CartItem[], added: CartItem): CartItem[] {
  const known = items.some((item) => item.productId === added.productId)
  if (!known) return [...items, { ...added, quantity: clamp(added.quantity) }]
  return items.map((item) =>
    item.productId === added.productId
      ? { ...item, quantity: clamp(item.quantity + added.quantity) }
      : item,
  )
}

export function withQuantity(
  items: readonly CartItem[],
  productId: string,
  quantity: number,
): CartItem[] {
  return items.map((item) =>
    item.productId === productId ? { ...item, quantity: clamp(quantity) } : item,
  )
}

/** Takes out what was bought; what was added since stays. */
export function withoutBought(items: readonly CartItem[], bought: readonly CartItem[]): CartItem[] {
  return items.flatMap((item) => {
    const sold = bought.find((line) => line.productId === item.productId)?.quantity ?? 0
    return item.quantity > sold ? [{ ...item, quantity: item.quantity - sold }] : []
  })
}

/** What was stored may be old, foreign or broken: only whole lines are kept. */
export function parseItems(stored: string | null): CartItem[] {
  let items: unknown
  try {
    items = JSON.parse(stored ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(items)) return []
  return items.filter(isItem).reduce<CartItem[]>((cart, item) => withItem(cart, item), [])
}

function isItem(item: unknown): item is CartItem {
  if (typeof item !== 'object' || item === null) return false
  const { productId, quantity } = item as Partial<CartItem>
  return typeof productId === 'string' && Number.isInteger(quantity) && Number(quantity) > 0
}

function clamp(quantity: number): number {
  return Math.min(Math.max(1, Math.trunc(quantity)), quantityMax)
}
