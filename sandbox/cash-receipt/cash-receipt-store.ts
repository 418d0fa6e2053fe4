/** Cash receipts in the order in which they were asked for, bounded; what has been taken back is found by the original. */

import { createBoundedMap } from '../state/bounded-map.ts'
import type { CashReceiptRecord } from './cash-receipt.ts'

export type CashReceiptStore = {
  find(receiptKey: string): CashReceiptRecord | undefined
  /** How much of a receipt has been taken back. */
  cancelledAmount(receiptKey: string): number
  add(record: Omit<CashReceiptRecord, 'sequence'>): CashReceiptRecord
  /** Oldest first. */
  all(): IterableIterator<CashReceiptRecord>
  clear(): void
  restore(record: CashReceiptRecord): void
}

type Ports = { max: number; onAdd(record: CashReceiptRecord): void }

export function createCashReceiptStore({ max, onAdd }: Ports): CashReceiptStore {
  const bySequence = createBoundedMap<CashReceiptRecord>(max, forget)
  const issued = new Map<string, CashReceiptRecord>()
  const cancelled = new Map<string, number>()
  let last = 0

  function restore(record: CashReceiptRecord): void {
    const { originalKey, receipt } = record
    last = Math.max(last, record.sequence)
    bySequence.set(String(record.sequence), record)
    if (originalKey === null) issued.set(receipt.receiptKey, record)
    else cancelled.set(originalKey, (cancelled.get(originalKey) ?? 0) + receipt.amount)
  }

  /** A cancel that outlives its receipt has nothing left to be counted for. */
  function forget({ originalKey, receipt }: CashReceiptRecord): void {
    if (originalKey !== null) return
    issued.delete(receipt.receiptKey)
    cancelled.delete(receipt.receiptKey)
  }

  return {
    find: (receiptKey) => issued.get(receiptKey),
    cancelledAmount: (receiptKey) => cancelled.get(receiptKey) ?? 0,
    add(record) {
      const numbered = { ...record, sequence: last + 1 }
      restore(numbered)
      onAdd(numbered)
      return numbered
    },
    all: () => bySequence.values(),
    clear() {
      bySequence.clear()
      issued.clear()
      cancelled.clear()
    },
    restore,
  }
}
