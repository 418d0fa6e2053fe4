/** Which order and payment a call or an event is about, read from its path, its body, and the payments. */

import { parseJson } from '../http/read-body.ts'
import type { PaymentStore } from '../state/payment-store.ts'
import type { About } from './fault-store.ts'

type Call = { params: Readonly<Record<string, string>>; body: string | null }

export function aboutCall(payments: PaymentStore, { params, body }: Call): About {
  const named = { ...namesIn(parseJson(body ?? '')), ...namesIn(params) }
  if (named.orderId !== undefined || named.paymentKey === undefined) return named
  return { ...named, orderId: payments.find(named.paymentKey)?.payment.orderId }
}

/** An event carries its payment under `data`, or is flat. */
export function aboutEvent(body: string): About {
  const event = parseJson(body)
  if (typeof event !== 'object' || event === null) return {}
  return { ...namesIn(event), ...namesIn('data' in event ? event.data : undefined) }
}

function namesIn(value: unknown): About {
  if (typeof value !== 'object' || value === null) return {}
  const about: About = {}
  if ('orderId' in value && typeof value.orderId === 'string') about.orderId = value.orderId
  if ('paymentKey' in value && typeof value.paymentKey === 'string') {
    about.paymentKey = value.paymentKey
  }
  return about
}
