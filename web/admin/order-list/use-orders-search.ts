/** The filters of the list, read from the address and written back to it. */
import { useGo, useWhere } from '../navigation.tsx'
import {
  type OrdersSearch,
  ordersSearchText,
  parseOrdersSearch,
  withFilter,
} from './orders-search.ts'

export type ChangeSearch = (change: Partial<OrdersSearch>) => void

export function useOrdersSearch(): { search: OrdersSearch; change: ChangeSearch } {
  const where = useWhere()
  const go = useGo()
  const search = parseOrdersSearch(where.search)
  const change: ChangeSearch = (part) => {
    const next = ordersSearchText(withFilter(search, part))
    if (next !== ordersSearchText(search)) go(`/orders${next}`)
  }
  return { search, change }
}

/**
 * The cursors of the pages before this one. The server only looks forward, so the way back is kept with the
 * history entry: it survives a reload, and the browser's own back and forward carry it along.
 */
export function useTrail() {
  const { search, state } = useWhere()
  const go = useGo()
  const now = parseOrdersSearch(search)
  const trail = trailOf(state.trail)
  const show = (cursor: string | undefined, rest: readonly string[]): void =>
    go(`/orders${ordersSearchText({ ...now, cursor })}`, { state: { trail: rest } })
  return {
    page: now.cursor === undefined ? 1 : trail.length === 0 ? null : trail.length + 1,
    hasPrevious: now.cursor !== undefined,
    next: (cursor: string) => show(cursor, [...trail, now.cursor ?? '']),
    previous: () => show(trail.at(-1) || undefined, trail.slice(0, -1)),
  }
}

function trailOf(raw: unknown): readonly string[] {
  return Array.isArray(raw) ? raw.filter((cursor) => typeof cursor === 'string') : []
}
