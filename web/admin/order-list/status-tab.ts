/** The tabs of the list: each is a pair of states in the address, and one count of the statistics. */
import type { Stats } from '../../../contract/admin.ts'
import type { OrdersSearch } from './orders-search.ts'

export type StatusTab =
  | 'all'
  | 'pending'
  | 'confirming'
  | 'paid'
  | 'failed'
  | 'partiallyRefunded'
  | 'refunded'
  | 'cancelled'

type States = Pick<OrdersSearch, 'status' | 'paymentStatus'>

const states: Record<StatusTab, States> = {
  all: {},
  pending: { status: 'pending_payment', paymentStatus: 'pending' },
  confirming: { paymentStatus: 'confirming' },
  paid: { status: 'paid', paymentStatus: 'paid' },
  failed: { status: 'pending_payment', paymentStatus: 'failed' },
  partiallyRefunded: { paymentStatus: 'partially_refunded' },
  refunded: { status: 'refunded' },
  cancelled: { status: 'cancelled' },
}

export const statusTabs = Object.keys(states) as StatusTab[]

export function statesOf(tab: StatusTab): States {
  return { status: undefined, paymentStatus: undefined, ...states[tab] }
}

/** None where the two selects were set to a pair that has no tab. */
export function tabOf(search: OrdersSearch): StatusTab | undefined {
  return statusTabs.find(
    (tab) =>
      states[tab].status === search.status && states[tab].paymentStatus === search.paymentStatus,
  )
}

/** The statistics count what is in doubt among the pending; the tabs show the two apart. */
export function tabCount(tab: StatusTab, { counts, payments }: Stats): number {
  switch (tab) {
    case 'all':
      return counts.total
    case 'confirming':
      return payments.inDoubt
    case 'pending':
      return Math.max(0, counts.pending - payments.inDoubt)
    default:
      return counts[tab]
  }
}
