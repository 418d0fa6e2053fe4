/** The order that this tab has already started: pressing pay again goes on with it instead of making a second one. */
import { readStored, removeStored, writeStored } from '../../api/storage.ts'

export type StartedOrder = {
  orderNumber: string
  /** What was ordered and for whom; another content is another order. */
  fingerprint: string
  /** Its result is final: it is kept only to lead a buyer who comes back by the back button. */
  over: boolean
}

const storageKey = 'hanbeon.started-order'

export function startedOrder(): StartedOrder | undefined {
  try {
    const stored = readStored(storageKey, 'session')
    return stored === null ? undefined : (JSON.parse(stored) as StartedOrder)
  } catch {
    return undefined
  }
}

export function rememberStarted(orderNumber: string, fingerprint: string): void {
  writeStored(storageKey, JSON.stringify({ orderNumber, fingerprint, over: false }), 'session')
}

export function markStartedOver(orderNumber: string): void {
  const started = startedOrder()
  if (started?.orderNumber !== orderNumber) return
  writeStored(storageKey, JSON.stringify({ ...started, over: true }), 'session')
}

export function forgetStarted(): void {
  removeStored(storageKey, 'session')
}
