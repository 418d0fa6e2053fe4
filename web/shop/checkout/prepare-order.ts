/** Gets an order ready to be paid: the one already started while its content is the same, else a new one. */
import type { Initiated } from '../../../contract/checkout.ts'
import { isApiError } from '../../api/api-error.ts'
import { cancelOrder, type InitiateBody, initiate, retryOrder } from '../../api/checkout.query.ts'
import { newId } from '../../api/id.ts'
import { forgetStarted, rememberStarted, startedOrder } from './started-order.ts'

export type Prepared =
  | { kind: 'ready'; order: Initiated }
  /** The order started earlier has been paid, or may have been: its result page knows. */
  | { kind: 'settled_before'; orderNumber: string }

let sending: { fingerprint: string; key: string } | undefined

export async function prepareOrder(body: InitiateBody): Promise<Prepared> {
  const fingerprint = JSON.stringify(body)
  const started = startedOrder()
  if (started !== undefined && !started.over) {
    const before = await goOnWith(started.orderNumber, started.fingerprint === fingerprint)
    if (before !== undefined) return before
    forgetStarted()
  }
  const order = await initiateOnce(body, fingerprint)
  rememberStarted(order.orderNumber, fingerprint)
  return { kind: 'ready', order }
}

/** Undefined where the earlier order is out of the way and a new one may be made. */
async function goOnWith(orderNumber: string, same: boolean): Promise<Prepared | undefined> {
  try {
    if (same) return { kind: 'ready', order: await retryOrder(orderNumber) }
    await cancelOrder(orderNumber)
    return undefined
  } catch (error) {
    if (isApiError(error, 'E_ORDER_ALREADY_PAID', 'E_PAYMENT_IN_PROGRESS')) {
      return { kind: 'settled_before', orderNumber }
    }
    if (isApiError(error, 'E_ORDER_CLOSED', 'E_ORDER_NOT_FOUND', 'E_NOT_FOUND')) return undefined
    throw error
  }
}

/** A request whose answer was lost is sent again with the same key, so that it never makes two orders. */
async function initiateOnce(body: InitiateBody, fingerprint: string): Promise<Initiated> {
  if (sending?.fingerprint !== fingerprint) sending = { fingerprint, key: newId() }
  try {
    const order = await initiate(body, sending.key)
    sending = undefined
    return order
  } catch (error) {
    if (isApiError(error) && error.definite) sending = undefined
    throw error
  }
}
