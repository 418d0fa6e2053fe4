/** Every statement on products. */
import { z } from 'zod'
import { empty, json, type Queries, sql } from '../platform/sql.ts'
import { demoProducts, demoSupplierId } from './demo.ts'

const productRow = z.object({
  id: z.string(),
  kind: z.enum(['goods', 'course']),
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  imageUrl: z.string(),
  price: z.number(),
  listPrice: z.number(),
  stock: z.number().nullable(),
  courseId: z.string().nullable(),
  supplierId: z.string(),
  taxType: z.enum(['taxable', 'taxFree']),
  saleEndsAt: z
    .date()
    .nullable()
    .transform((at) => at?.toISOString() ?? null),
})
export type ProductRow = z.infer<typeof productRow>

const columns = sql`
  id, kind, name, summary, description, image_url as "imageUrl", price, list_price as "listPrice", stock,
  course_id as "courseId", supplier_id as "supplierId", tax_type as "taxType", sale_ends_at as "saleEndsAt"`

/** What is on sale at this instant, in the order of the shelf. */
export async function listProducts(
  db: Queries,
  now: Date,
  kind?: 'goods' | 'course',
): Promise<ProductRow[]> {
  const rows = await db.query(sql`
    select ${columns}
    from public.product
    where published and (sale_ends_at is null or sale_ends_at > ${now})
    ${kind === undefined ? empty : sql`and kind = ${kind}`}
    order by sort, created_at, id`)
  return rows.map((row) => productRow.parse(row))
}

export async function findProduct(
  db: Queries,
  now: Date,
  id: string,
): Promise<ProductRow | undefined> {
  const row = await db.maybeOne(sql`
    select ${columns}
    from public.product
    where id = ${id}::uuid and published and (sale_ends_at is null or sale_ends_at > ${now})`)
  return row === undefined ? undefined : productRow.parse(row)
}

/** Lays the demo catalogue out, once: what is there already keeps its stock, its price and its words. */
export async function seedDemoProducts(db: Queries, now: Date): Promise<void> {
  const dayMs = 24 * 3_600_000
  const rows = demoProducts.map((each, index) => ({
    ...each,
    listPrice: each.listPrice ?? each.price,
    imageUrl: `/products/${each.picture}.svg`,
    taxType: each.taxFree === true ? 'taxFree' : 'taxable',
    saleEndsAt:
      each.saleDays === undefined ? null : new Date(now.getTime() + each.saleDays * dayMs),
    sort: (index + 1) * 10,
  }))
  await db.query(sql`
    insert into public.product
      (id, kind, name, summary, description, image_url, price, list_price, stock, course_id, supplier_id, tax_type,
       sale_ends_at, sort, created_at, updated_at)
    select x.id, x.kind, x.name, x.summary, x.description, x."imageUrl", x.price, x."listPrice", x.stock, x."courseId",
      ${demoSupplierId}, x."taxType", x."saleEndsAt", x.sort, ${now}, ${now}
    from jsonb_to_recordset(${json(rows)}::jsonb) as x(
      id uuid, kind text, name text, summary text, description text, "imageUrl" text, price numeric, "listPrice" numeric,
      stock integer, "courseId" uuid, "taxType" text, "saleEndsAt" timestamptz, sort integer)
    on conflict do nothing`)
}
