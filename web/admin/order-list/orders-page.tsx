/** All orders: what they add up to, filters, and the list; every choice is in the address. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { Page } from '../../ui/index.ts'
import { statsQuery } from '../api/admin-order.query.ts'
import { useAdminText } from '../text/text.ts'
import { Region } from '../ui/index.ts'
import { OrderFilters } from './order-filters.tsx'
import { OrderResults } from './order-results.tsx'
import './orders-page.css'
import { OrdersHead } from './orders-head.tsx'
import { StatCards } from './stat-cards.tsx'
import { StatusTabs } from './status-tabs.tsx'
import { useOrdersSearch } from './use-orders-search.ts'

export function OrdersPage(): JSX.Element {
  const text = useAdminText()
  const { search, change } = useOrdersSearch()
  const stats = useQuery(statsQuery({ from: search.from, to: search.to }))
  return (
    <Page title={text.list.title}>
      <div class="orders">
        <OrdersHead search={search} onChange={change} />
        <Region>
          <StatCards stats={stats} onChange={change} />
        </Region>
        <div class="orders__list">
          <StatusTabs search={search} stats={stats.data} onChange={change} />
          <OrderFilters search={search} onChange={change} />
          <Region>
            <OrderResults search={search} />
          </Region>
        </div>
      </div>
    </Page>
  )
}
