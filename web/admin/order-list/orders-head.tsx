/** The head of the list: its name, the period, and the button that asks again. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Icon, TextField } from '../../ui/index.ts'
import { listKey } from '../api/admin-order.query.ts'
import { useAdminText } from '../text/text.ts'
import { Segmented } from '../ui/index.ts'
import type { OrdersSearch } from './orders-search.ts'
import { daysOf, type Period, periodOf } from './period.ts'
import type { ChangeSearch } from './use-orders-search.ts'

type Props = { search: OrdersSearch; onChange: ChangeSearch }

const periods: readonly Period[] = ['all', 'today', 'week', 'month', 'custom']

export function OrdersHead({ search, onChange }: Props): JSX.Element {
  const text = useAdminText()
  const [isCustom, setCustom] = useState(false)
  const known = periodOf(search, Date.now())
  const shown = isCustom ? 'custom' : known
  const choose = (period: Period): void => {
    setCustom(period === 'custom')
    const days = period === 'custom' && known !== 'all' ? search : daysOf(period, Date.now())
    onChange({ from: days.from, to: days.to })
  }
  return (
    <header class="orders__head">
      <h1 tabIndex={-1}>{text.list.title}</h1>
      <div class="orders__period dense">
        <Segmented
          legend={text.period.label}
          options={periods.map((value) => ({ value, label: text.period[value] }))}
          value={shown}
          onValue={choose}
        />
        {shown === 'custom' ? <Days search={search} onChange={onChange} /> : null}
        <RefreshButton />
      </div>
    </header>
  )
}

function Days({ search, onChange }: Props): JSX.Element {
  const { period } = useAdminText()
  return (
    <div class="orders__days">
      <TextField
        type="date"
        label={period.from}
        hideLabel
        value={search.from ?? ''}
        max={search.to}
        onValue={(from) => onChange({ from: from || undefined })}
      />
      <span aria-hidden="true">–</span>
      <TextField
        type="date"
        label={period.to}
        hideLabel
        value={search.to ?? ''}
        min={search.from}
        onValue={(to) => onChange({ to: to || undefined })}
      />
    </div>
  )
}

function RefreshButton(): JSX.Element {
  const text = useAdminText()
  const client = useQueryClient()
  const isFetching = useIsFetching({ queryKey: listKey }) > 0
  return (
    <Button
      variant="secondary"
      size="s"
      data-testid="refresh"
      aria-busy={isFetching || undefined}
      onClick={() => void client.invalidateQueries({ queryKey: listKey })}
    >
      <span class="icon-label">
        <Icon name="refresh" size={16} class={isFetching ? 'turning' : ''} />
        {text.list.refresh}
      </span>
    </Button>
  )
}
