/** Reads the admin's filters from a query; a day that is none, or a text that no database keeps, is refused. */
import type { z } from '@hono/zod-openapi'
import type { adminOrdersQuery } from '../../contract/admin.ts'
import { isDay, type Period, periodOf } from '../kernel/korean-day.ts'
import { type OrderFilter, searchOf } from './admin-orders-filter.ts'
import { invalidField } from './order-read.http.ts'

type Query = Omit<z.infer<typeof adminOrdersQuery>, 'limit' | 'cursor'>

export function filterOfQuery(
  query: Query,
  seesPersons: boolean,
  acceptLanguage: string | undefined,
): OrderFilter {
  const { status, paymentStatus, supplierId, partnerId, q } = query
  for (const [path, text] of Object.entries({ supplierId, partnerId, q })) {
    if (text?.includes('\0') === true) throw invalidField(path, acceptLanguage)
  }
  return {
    status,
    paymentStatus,
    supplierId,
    partnerId,
    period: periodOfQuery(query, acceptLanguage),
    search: q === undefined ? undefined : searchOf(q, seesPersons),
  }
}

export function periodOfQuery(
  query: { from?: string; to?: string },
  acceptLanguage: string | undefined,
): Period {
  const { from, to } = query
  if (from !== undefined && !isDay(from)) throw invalidField('from', acceptLanguage)
  if (to !== undefined && !isDay(to)) throw invalidField('to', acceptLanguage)
  if (from !== undefined && to !== undefined && to < from) throw invalidField('to', acceptLanguage)
  return periodOf(from, to)
}
