/** How many orders there are, how many to show at once, and the way to the pages beside this one. */
import type { JSX } from 'preact'
import type { Pagination } from '../../../contract/common.ts'
import { Button, Select } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { limitDefault, limits, type OrdersSearch } from './orders-search.ts'
import { useOrdersSearch, useTrail } from './use-orders-search.ts'

type Props = { search: OrdersSearch; pagination: Pagination }

export function Pager({ search, pagination }: Props): JSX.Element {
  const { list } = useAdminText()
  const { change } = useOrdersSearch()
  const trail = useTrail()
  const { nextCursor, total } = pagination
  const limit = search.limit ?? limitDefault
  const shown = [...new Set([...limits, limit])].sort((a, b) => a - b)
  return (
    <nav class="pager dense" aria-label={list.pages}>
      <p class="pager__total" data-testid="total">
        {list.total(total)}
        {trail.page === null ? null : <span class="faint"> · {list.page(trail.page)}</span>}
      </p>
      <Select
        hideLabel
        label={list.limit}
        data-testid="limit"
        value={String(limit)}
        onValue={(value) => change({ limit: Number(value) })}
        options={shown.map((value) => ({ value: String(value), label: list.limitOption(value) }))}
      />
      <Button
        variant="secondary"
        size="s"
        data-testid="prev-page"
        disabled={!trail.hasPrevious}
        onClick={trail.previous}
      >
        {list.previous}
      </Button>
      <Button
        variant="secondary"
        size="s"
        data-testid="next-page"
        disabled={nextCursor === null}
        onClick={() => nextCursor !== null && trail.next(nextCursor)}
      >
        {list.next}
      </Button>
    </nav>
  )
}
