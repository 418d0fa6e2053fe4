/** The parts of the state, each of which writes its own changes to the journal. */

import { type BillingStore, createBillingStore } from '../billing/billing-store.ts'
import {
  type CashReceiptStore,
  createCashReceiptStore,
} from '../cash-receipt/cash-receipt-store.ts'
import { createFaultStore, type FaultStore } from '../fault/fault-store.ts'
import { defaultBounds, defaultReadings, type SandboxOptions } from '../options.ts'
import { createDeliverer, type Deliverer } from '../webhook/deliverer.ts'
import { eventsOf } from '../webhook/events.ts'
import { extraHeaders, isAccepted } from '../webhook/sign-headers.ts'
import type { Chance } from './chance.ts'
import { type Clock, createClock } from './clock.ts'
import { createIdempotencyStore, type IdempotencyStore } from './idempotency-store.ts'
import type { Journal } from './journal.ts'
import { createPaymentStore, type PaymentStore } from './payment-store.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'

export type Stores = {
  readonly clock: Clock
  readonly payments: PaymentStore
  readonly idempotency: IdempotencyStore
  readonly billings: BillingStore
  readonly cashReceipts: CashReceiptStore
  readonly faults: FaultStore
  readonly webhooks: Deliverer
  /** In memory only: what was asked is a thing of the running process. */
  readonly requests: RequestLog
}

/** Journal and chance exist only once the journal has been read, hence the functions. */
export type StorePorts = { journal(): Journal; chance(): Chance }

export function createStores(options: SandboxOptions, ports: StorePorts): Stores {
  const bounds = { ...defaultBounds, ...options }
  const readings = { ...defaultReadings, ...options.readings }
  const append: Journal['append'] = (entry) => ports.journal().append(entry)
  const newId = (length: number) => ports.chance().alphanumeric(length)
  const clock = createClock(options.now ?? Date.now)
  const { now } = clock

  const faults = createFaultStore({
    newId: () => `fault_${newId(12)}`,
    fraction: () => ports.chance().fraction(),
    onChange: (fault) => append({ t: 'fault', fault }),
  })
  const webhooks = createDeliverer({
    now,
    newId,
    max: bounds.maxDeliveries,
    timeScale: options.webhookTimeScale ?? 1,
    takeFault: faults.takeForWebhook,
    headersOf: (delivery, at) => extraHeaders(delivery, at, { readings, newId }),
    accepts: (status) => isAccepted(status, readings),
    onWebhook: (webhook, isGone) => append({ t: 'webhook', webhook, isGone }),
    onDelivery: (delivery) => append({ t: 'delivery', delivery }),
    flush: () => ports.journal().flush(),
  })
  const payments = createPaymentStore({
    now,
    max: bounds.maxPayments,
    byOrder: () => readings.lookupByOrder,
    onSave(record, before) {
      append({ t: 'payment', record })
      webhooks.emit(eventsOf(record, before, now()))
    },
  })
  const idempotency = createIdempotencyStore({
    now,
    max: bounds.maxIdempotencyKeys,
    keptMs:
      readings.idempotencyAfter15Days === 'still_bound' ? Number.POSITIVE_INFINITY : undefined,
    onKeep: (kept) => append({ t: 'answer', kept }),
  })
  const billings = createBillingStore({
    max: bounds.maxBillingKeys,
    onSave: (record) => append({ t: 'billing', record }),
    onSaveAuth: (auth) => append({ t: 'billingAuth', auth }),
  })
  const cashReceipts = createCashReceiptStore({
    max: bounds.maxCashReceipts,
    onAdd: (record) => append({ t: 'cashReceipt', record }),
  })
  return {
    clock,
    payments,
    idempotency,
    billings,
    cashReceipts,
    faults,
    webhooks,
    requests: createRequestLog(bounds.maxRequests),
  }
}

/** Everything but the registered webhooks: they belong to the surroundings, not to a test. */
export function clearStores(stores: Stores): void {
  stores.payments.clear()
  stores.idempotency.clear()
  stores.billings.clear()
  stores.cashReceipts.clear()
  stores.faults.clear()
  stores.requests.clear()
  stores.webhooks.clearDeliveries()
  stores.clock.setOffset(0)
}
