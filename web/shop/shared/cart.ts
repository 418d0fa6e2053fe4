/** The cart of this browser: kept in its storage, the same in every tab. */
import { useSyncExternalStore } from 'preact/compat'
import { readStored, removeStored, writeStored } from '../../api/storage.ts'
import { type CartItem, parseItems, withItem, withoutBought, withQuantity } from './cart-items.ts'

export type { CartItem } from './cart-items.ts'

const storageKey = 'hanbeon.cart'
const boughtKey = (orderNumber: string): string => `hanbeon.bought.${orderNumber}`
const listeners = new Set<() => void>()
let items: readonly CartItem[] = parseItems(readStored(storageKey))

addEventListener('storage', (event) => {
  if (event.key === storageKey || event.key === null) show(parseItems(readStored(storageKey)))
})

export function useCart(): readonly CartItem[] {
  return useSyncExternalStore(subscribe, () => items)
}

export function cartItems(): readonly CartItem[] {
  return items
}

export const addToCart = (item: CartItem): void => save(withItem(items, item))
export const setCartQuantity = (productId: string, quantity: number): void =>
  save(withQuantity(items, productId, quantity))
export const removeFromCart = (productId: string): void =>
  save(items.filter((item) => item.productId !== productId))

/** Remembered until the order is paid, perhaps in another tab: then these leave the cart. */
export function rememberBought(orderNumber: string, bought: readonly CartItem[]): void {
  writeStored(boughtKey(orderNumber), JSON.stringify(bought))
}

/** A second call finds nothing to take out. */
export function takeOutBought(orderNumber: string): void {
  const bought = parseItems(readStored(boughtKey(orderNumber)))
  removeStored(boughtKey(orderNumber))
  if (bought.length > 0) save(withoutBought(items, bought))
}

function save(next: readonly CartItem[]): void {
  writeStored(storageKey, JSON.stringify(next))
  show(next)
}

function show(next: readonly CartItem[]): void {
  items = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
