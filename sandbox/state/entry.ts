/** One line of the journal: a thing of the state as it is after a change, or a beginning. */

import type { BillingAuth, BillingRecord } from '../billing/billing.ts'
import type { CashReceiptRecord } from '../cash-receipt/cash-receipt.ts'
import type { Fault } from '../fault/fault.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import type { Delivery, Webhook } from '../webhook/webhook.ts'
import type { KeptAnswer } from './idempotency-store.ts'
import { clearStores, type Stores } from './stores.ts'

export type Entry =
  | { t: 'payment'; record: PaymentRecord }
  | { t: 'answer'; kept: KeptAnswer }
  | { t: 'billing'; record: BillingRecord }
  | { t: 'billingAuth'; auth: BillingAuth }
  | { t: 'cashReceipt'; record: CashReceiptRecord }
  | { t: 'fault'; fault: Fault }
  | { t: 'webhook'; webhook: Webhook; isGone: boolean }
  | { t: 'delivery'; delivery: Delivery }
  | { t: 'clock'; offsetMs: number }
  /** The process has started once more. */
  | { t: 'start'; count: number }
  | { t: 'reset' }

/** Puts an entry back where it came from, without writing it again. */
export function applyEntry(stores: Stores, entry: Entry): void {
  switch (entry.t) {
    case 'payment':
      stores.payments.restore(entry.record)
      break
    case 'answer':
      stores.idempotency.restore(entry.kept)
      break
    case 'billing':
      stores.billings.restore(entry.record)
      break
    case 'billingAuth':
      stores.billings.restoreAuth(entry.auth)
      break
    case 'cashReceipt':
      stores.cashReceipts.restore(entry.record)
      break
    case 'fault':
      stores.faults.restore(entry.fault)
      break
    case 'webhook':
      stores.webhooks.restoreWebhook(entry.webhook, entry.isGone)
      break
    case 'delivery':
      stores.webhooks.restoreDelivery(entry.delivery)
      break
    case 'clock':
      stores.clock.setOffset(entry.offsetMs)
      break
    case 'reset':
      clearStores(stores)
      break
    case 'start': // the count is the reader's own
      break
  }
}

/** The whole state, in an order in which it can be applied again. */
export function* entriesOf(stores: Stores): Generator<Entry> {
  yield { t: 'clock', offsetMs: stores.clock.offsetMs }
  for (const record of stores.payments.all().reverse()) yield { t: 'payment', record }
  for (const kept of stores.idempotency.all()) yield { t: 'answer', kept }
  for (const record of stores.billings.all()) yield { t: 'billing', record }
  for (const auth of stores.billings.allAuths()) yield { t: 'billingAuth', auth }
  for (const record of stores.cashReceipts.all()) yield { t: 'cashReceipt', record }
  for (const fault of stores.faults.all()) yield { t: 'fault', fault }
  for (const webhook of stores.webhooks.webhooks()) yield { t: 'webhook', webhook, isGone: false }
  for (const delivery of stores.webhooks.deliveries().reverse()) yield { t: 'delivery', delivery }
}
