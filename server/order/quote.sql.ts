/** What a basket is priced from. */
import { z } from 'zod'
import { type Queries, sql } from '../platform/sql.ts'
import type { QuotedProduct } from './quote.ts'

const quotedProduct = z.object({
  id: z.string(),
  kind: z.enum(['goods', 'course']),
  name: z.string(),
  imageUrl: z.string(),
  price: z.number(),
  stock: z.number().nullable(),
  courseId: z.string().nullable(),
  supplierId: z.string(),
  taxType: z.enum(['taxable', 'taxFree']),
  isEnrolled: z.boolean(),
})

/**
 * What of these products is on sale now, seen by this buyer.
 *
 * An idle order of their own does not stand in their way: initiate closes it where it needs what it holds
 * (`initiate_order_v1`), so that counts as free, and only a hold that cannot be closed makes a course theirs.
 */
export async function productsFor(
  db: Queries,
  now: Date,
  productIds: readonly string[],
  buyerId: string | undefined,
): Promise<QuotedProduct[]> {
  const rows = await db.query(sql`
    select p.id, p.kind, p.name, p.image_url as "imageUrl", p.price,
      p.stock + coalesce(own.idle, 0)::integer as stock,
      p.course_id as "courseId", p.supplier_id as "supplierId", p.tax_type as "taxType",
      (p.course_id is not null and coalesce(own.kept, false)) or exists (
        select from public.enrollments e
        where e.user_id = ${buyerId ?? null}
          and e.course_id = p.course_id
          and e.status in ('ENROLLED', 'PENDING')
      ) as "isEnrolled"
    from public.product p
    left join lateral (
      select sum(h.quantity) filter (where o.is_idle) as idle, bool_or(not o.is_idle) as kept
      from public.stock_hold h
      join lateral (
        select c.status = 'pending_payment' and c.active_payment_id is null and not exists (
          select from public.checkout_payment w
          where w.order_id = c.id and w.status = 'PENDING' and w.returned_at is not null
        ) as is_idle
        from public.checkout_order c
        where c.id = h.order_id
      ) o on true
      where h.product_id = p.id
        and h.buyer_id = ${buyerId ?? null}
        and h.state = 'held'
    ) own on true
    where p.id = any (${productIds}::uuid[])
      and p.published
      and (p.sale_ends_at is null or p.sale_ends_at > ${now})`)
  return rows.map((row) => quotedProduct.parse(row))
}
