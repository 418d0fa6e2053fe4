/** Words that every request and answer is built from: won, instants, ids, pages of a list. */
import { z } from '@hono/zod-openapi'

/** An integer number of won. */
export const won = z.int().min(0).max(1_000_000_000_000)
/** ISO 8601 with offset. */
export const instant = z.string()
export const uuid = z.uuid()
/** `ORD-YYYYMMDD-XXXXXXX`: the Korean date and seven Crockford base-32 characters. */
export const orderNumberPattern = /^ORD-\d{8}-[0-9A-HJKMNP-TV-Z]{7}$/
export const orderNumber = z.string().regex(orderNumberPattern)
export const kind = z.enum(['goods', 'course'])

export const pagination = z
  .object({ limit: z.int(), nextCursor: z.string().nullable(), total: z.int().nullable() })
  .openapi('Pagination')

export type Pagination = z.infer<typeof pagination>
