/** All payments in memory, bounded, found by payment key and by order id, with their clocks applied. */

import { expire } from '../payment/expire.ts'
import type { PaymentRecord } from '../payment/payment.ts'
import { createBoundedMap } from './bounded-map.ts'

export type PaymentStore = {
  has(paymentKey: string): boolean
  /** The payment as it stands now: a clock that has run out is applied and written first. */
  find(paymentKey: string): PaymentRecord | undefined
  findByOrder(orderId: string): PaymentRecord | undefined
  save(record: PaymentRecord): void
  /** Changes with every payment that does. */
  revision(): number
  /** Oldest first, as they stood when they were last touched. */
  stored(): IterableIterator<PaymentRecord>
  /** Newest first. */
  all(): PaymentRecord[]
  /** Expires whatever is due, so that its webhook goes out without anybody asking. */
  sweep(): void
  clear(): void
  restore(record: PaymentRecord): void
}

type Ports = {
  now(): number
  max: number
  /** Which of several payments under one order id a look-up shows. */
  byOrder?(): 'paid' | 'newest' | 'oldest'
  onSave(record: PaymentRecord, before: PaymentRecord | undefined): void
}

export function createPaymentStore({ now, max, byOrder, onSave }: Ports): PaymentStore {
  const byKey = createBoundedMap<PaymentRecord>(max, forget)
  const keysByOrder = new Map<string, string[]>()
  // Both clocks are of fixed length, so insertion order is the order in which they run out.
  const open = { READY: new Set<string>(), IN_PROGRESS: new Set<string>() }

  function find(paymentKey: string): PaymentRecord | undefined {
    const record = byKey.get(paymentKey)
    return record === undefined ? undefined : current(record)
  }

  function current(record: PaymentRecord): PaymentRecord {
    const expired = expire(record, now())
    if (expired !== record) save(expired)
    return expired
  }

  function save(record: PaymentRecord): void {
    const before = byKey.get(record.payment.paymentKey)
    put(record)
    onSave(record, before)
  }

  let revision = 0

  function put(record: PaymentRecord): void {
    revision += 1
    const { paymentKey, orderId, status } = record.payment
    if (!byKey.has(paymentKey)) {
      const keys = keysByOrder.get(orderId)
      if (keys === undefined) keysByOrder.set(orderId, [paymentKey])
      else keys.push(paymentKey)
    }
    byKey.set(paymentKey, record)
    if (status !== 'READY') open.READY.delete(paymentKey)
    if (status !== 'IN_PROGRESS') open.IN_PROGRESS.delete(paymentKey)
    if (status === 'READY' || status === 'IN_PROGRESS') open[status].add(paymentKey)
  }

  function forget({ payment: { paymentKey, orderId } }: PaymentRecord): void {
    open.READY.delete(paymentKey)
    open.IN_PROGRESS.delete(paymentKey)
    const keys = keysByOrder.get(orderId)?.filter((key) => key !== paymentKey) ?? []
    if (keys.length === 0) keysByOrder.delete(orderId)
    else keysByOrder.set(orderId, keys)
  }

  function sweepSet(keys: Set<string>, status: 'READY' | 'IN_PROGRESS'): void {
    for (const key of keys) {
      if (find(key)?.payment.status === status) return
    }
  }

  return {
    has: (paymentKey) => byKey.has(paymentKey),
    find,
    findByOrder(orderId) {
      const found = (keysByOrder.get(orderId) ?? []).map(find).filter((r) => r !== undefined)
      const reading = byOrder?.() ?? 'paid'
      if (reading !== 'paid') return found.at(reading === 'newest' ? -1 : 0)
      // Several attempts may share an order id; the one that took money is what a caller wants to know.
      return found.findLast(hasTakenMoney) ?? found.at(-1)
    },
    save,
    revision: () => revision,
    stored: () => byKey.values(),
    all: () => [...byKey.values()].reverse().map(current),
    sweep() {
      sweepSet(open.READY, 'READY')
      sweepSet(open.IN_PROGRESS, 'IN_PROGRESS')
    },
    clear() {
      revision += 1
      byKey.clear()
      keysByOrder.clear()
      open.READY.clear()
      open.IN_PROGRESS.clear()
    },
    // A journal of an earlier version knows no transactions.
    restore: (record) => put({ ...record, transactions: record.transactions ?? [] }),
  }
}

function hasTakenMoney({ payment }: PaymentRecord): boolean {
  return payment.approvedAt !== null || payment.status === 'WAITING_FOR_DEPOSIT'
}
