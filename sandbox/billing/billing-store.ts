/** Billing keys and the auth keys that become them, both bounded. */

import { createBoundedMap } from '../state/bounded-map.ts'
import type { BillingAuth, BillingRecord } from './billing.ts'

export type BillingStore = {
  find(billingKey: string): BillingRecord | undefined
  save(record: BillingRecord): void
  findAuth(authKey: string): BillingAuth | undefined
  saveAuth(auth: BillingAuth): void
  all(): IterableIterator<BillingRecord>
  allAuths(): IterableIterator<BillingAuth>
  clear(): void
  restore(record: BillingRecord): void
  restoreAuth(auth: BillingAuth): void
}

type Ports = {
  max: number
  onSave(record: BillingRecord): void
  onSaveAuth(auth: BillingAuth): void
}

export function createBillingStore({ max, onSave, onSaveAuth }: Ports): BillingStore {
  const billings = createBoundedMap<BillingRecord>(max)
  const auths = createBoundedMap<BillingAuth>(max)
  const restore = (record: BillingRecord) => billings.set(record.billing.billingKey, record)
  const restoreAuth = (auth: BillingAuth) => auths.set(auth.authKey, auth)
  return {
    find: billings.get,
    save(record) {
      restore(record)
      onSave(record)
    },
    findAuth: auths.get,
    saveAuth(auth) {
      restoreAuth(auth)
      onSaveAuth(auth)
    },
    all: billings.values,
    allAuths: auths.values,
    clear() {
      billings.clear()
      auths.clear()
    },
    restore,
    restoreAuth,
  }
}
