/** Search and filters; on a phone the filters wait behind a button. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useText } from '../../text/text.ts'
import { Button, Icon, Select } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import { useWide } from '../ui/index.ts'
import {
  filterCount,
  type OrdersSearch,
  orderPaymentStatuses,
  orderStatuses,
} from './orders-search.ts'
import { SearchField } from './search-field.tsx'
import type { ChangeSearch } from './use-orders-search.ts'

type Props = { search: OrdersSearch; onChange: ChangeSearch }

export function OrderFilters({ search, onChange }: Props): JSX.Element {
  const { list } = useAdminText()
  const isWide = useWide()
  const [isOpen, setOpen] = useState(false)
  const set = filterCount(search)
  return (
    <div class="filters dense">
      <div class="filters__search">
        <SearchField
          name="q"
          icon
          testId="search"
          label={list.search}
          hint={list.searchHint}
          value={search.q ?? ''}
          onValue={(q) => onChange({ q: q || undefined })}
        />
        {isWide ? null : (
          <Button
            variant="secondary"
            size="s"
            aria-expanded={isOpen}
            aria-controls="order-filters"
            onClick={() => setOpen(!isOpen)}
          >
            {list.filters}
            {set > 0 ? ` ${set}` : ''}
          </Button>
        )}
      </div>
      <div id="order-filters" class="filters__more" hidden={!isWide && !isOpen}>
        <StatusFilters search={search} onChange={onChange} />
        <SearchField
          name="partnerId"
          testId="filter-partner"
          label={list.partner}
          hint={list.partner}
          value={search.partnerId ?? ''}
          onValue={(partnerId) => onChange({ partnerId: partnerId || undefined })}
        />
        <SearchField
          name="supplierId"
          testId="filter-supplier"
          label={list.supplier}
          hint={list.supplier}
          value={search.supplierId ?? ''}
          onValue={(supplierId) => onChange({ supplierId: supplierId || undefined })}
        />
      </div>
      {set > 0 || search.q !== undefined ? <ResetButton onChange={onChange} /> : null}
    </div>
  )
}

function StatusFilters({ search, onChange }: Props): JSX.Element {
  const { status } = useText()
  const { list } = useAdminText()
  return (
    <>
      <Select
        hideLabel
        label={list.status}
        data-testid="filter-status"
        value={search.status ?? ''}
        onValue={(value) => onChange({ status: value === '' ? undefined : value })}
        options={[
          { value: '' as const, label: list.anyStatus },
          ...orderStatuses.map((value) => ({ value, label: status.order[value] })),
        ]}
      />
      <Select
        hideLabel
        label={list.paymentStatus}
        data-testid="filter-payment-status"
        value={search.paymentStatus ?? ''}
        onValue={(value) => onChange({ paymentStatus: value === '' ? undefined : value })}
        options={[
          { value: '' as const, label: list.anyPaymentStatus },
          ...orderPaymentStatuses.map((value) => ({ value, label: status.orderPayment[value] })),
        ]}
      />
    </>
  )
}

function ResetButton({ onChange }: { onChange: ChangeSearch }): JSX.Element {
  const { list } = useAdminText()
  const none = { status: undefined, paymentStatus: undefined, q: undefined }
  return (
    <Button
      variant="ghost"
      size="s"
      onClick={() => onChange({ ...none, partnerId: undefined, supplierId: undefined })}
    >
      <span class="icon-label">
        <Icon name="close" size={16} />
        {list.reset}
      </span>
    </Button>
  )
}
