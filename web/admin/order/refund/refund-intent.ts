/** Which idempotency key a refund is sent with: the same content keeps its key until the server has refused it. */
import type { RefundBody } from '../../../../contract/admin.ts'

/** `open`: may have been done, so it is only ever sent again as it is. */
export type RefundIntent = {
  key: string
  body: RefundBody
  /** As it was shown to the operator. */
  amount: number
  state: 'new' | 'open' | 'refused'
}

export function intentFor(
  body: RefundBody,
  amount: number,
  last: RefundIntent | undefined,
  newKey: () => string,
): RefundIntent {
  const isSame = last !== undefined && JSON.stringify(last.body) === JSON.stringify(body)
  return isSame && last.state !== 'refused' ? last : { key: newKey(), body, amount, state: 'new' }
}

// In memory only: a request may carry a bank account, which browser storage must not keep.
const openIntents = new Map<string, RefundIntent>()

/** A refund whose answer never came, so that a dialog opened again goes on with it instead of making another. */
export function openIntent(orderId: string): RefundIntent | undefined {
  return openIntents.get(orderId)
}

export function keepIntent(orderId: string, intent: RefundIntent | undefined): void {
  if (intent?.state === 'open') openIntents.set(orderId, intent)
  else openIntents.delete(orderId)
}
