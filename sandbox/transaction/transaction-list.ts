/** Movements of money between two instants, oldest first: what a shop compares its books with. */

import type { Family } from '../data/merchants.ts'
import type { PaymentRecord, Transaction } from '../payment/payment.ts'
import type { PaymentStore } from '../state/payment-store.ts'

export type Movement = { record: PaymentRecord; transaction: Transaction }

export type Between = { fromMs: number; toMs: number; family: Family }

type Remembered = Between & { revision: number; found: Movement[] }

/** The last answer of each store: a shop that turns the pages of a long list asks the same again and again. */
const remembered = new WeakMap<PaymentStore, Remembered>()

/** Both ends belong to it, as Toss counts whole seconds. */
export function movementsBetween(payments: PaymentStore, between: Between): readonly Movement[] {
  const { fromMs, toMs, family } = between
  const revision = payments.revision()
  const last = remembered.get(payments)
  const isSame =
    last?.revision === revision &&
    last.fromMs === fromMs &&
    last.toMs === toMs &&
    last.family === family
  if (isSame) return last.found
  const found = search(payments.stored(), between)
  remembered.set(payments, { ...between, revision, found })
  return found
}

function search(records: Iterable<PaymentRecord>, { fromMs, toMs, family }: Between): Movement[] {
  const found: Movement[] = []
  for (const record of records) {
    if (record.family !== family) continue
    for (const transaction of record.transactions) {
      const second = transaction.atMs - (transaction.atMs % 1000)
      if (second >= fromMs && second <= toMs) found.push({ record, transaction })
    }
  }
  return found.sort((a, b) => a.transaction.atMs - b.transaction.atMs)
}
