/** Tabs and the two status filters say the same thing. */
import { expect, test } from 'vitest'
import type { Stats } from '../../../contract/admin.ts'
import { statesOf, statusTabs, tabCount, tabOf } from './status-tab.ts'

test.each(statusTabs)('the states of %s lead back to it', (tab) => {
  expect(tabOf(statesOf(tab))).toBe(tab)
})

test('a pair of states without a tab selects none', () => {
  expect(tabOf({ status: 'paid' })).toBeUndefined()
})

test('what is in doubt is counted once', () => {
  const stats: Stats = {
    counts: {
      total: 10,
      pending: 4,
      paid: 3,
      failed: 1,
      partiallyRefunded: 1,
      refunded: 1,
      cancelled: 0,
    },
    revenue: { gross: 0, refunded: 0, net: 0, currency: 'KRW' },
    refunds: { count: 0, amount: 0 },
    payments: {
      attempts: 0,
      succeeded: 0,
      declined: 0,
      technical: 0,
      inDoubt: 1,
      successRate: null,
      averageMs: null,
      p95Ms: null,
    },
  }
  const sum = statusTabs
    .filter((tab) => tab !== 'all')
    .reduce((total, tab) => total + tabCount(tab, stats), 0)
  expect(sum).toBe(tabCount('all', stats))
})
