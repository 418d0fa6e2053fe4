/** The states of orders as tabs, with counts where no other filter makes them untrue. */
import type { JSX } from 'preact'
import type { Stats } from '../../../contract/admin.ts'
import { Tabs } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import type { OrdersSearch } from './orders-search.ts'
import { type StatusTab, statesOf, statusTabs, tabCount, tabOf } from './status-tab.ts'
import type { ChangeSearch } from './use-orders-search.ts'

type Props = { search: OrdersSearch; stats: Stats | undefined; onChange: ChangeSearch }

export function StatusTabs({ search, stats, onChange }: Props): JSX.Element {
  const { list, stats: words } = useAdminText()
  const labels: Record<StatusTab, string> = {
    all: list.all,
    pending: words.pending,
    confirming: list.confirming,
    paid: words.paid,
    failed: words.failed,
    partiallyRefunded: words.partiallyRefunded,
    refunded: words.fullyRefunded,
    cancelled: words.cancelled,
  }
  const isCounted =
    search.q === undefined && search.partnerId === undefined && search.supplierId === undefined
  return (
    <div class="orders__tabs" data-testid="status-tabs">
      <Tabs<StatusTab | 'other'>
        label={list.tabs}
        controls="order-results"
        value={tabOf(search) ?? 'other'}
        tabs={statusTabs.map((tab) => ({
          value: tab,
          label: labels[tab],
          count: isCounted && stats !== undefined ? tabCount(tab, stats) : undefined,
        }))}
        onValue={(tab) => tab !== 'other' && onChange(statesOf(tab))}
      />
    </div>
  )
}
