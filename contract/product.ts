/** What the shop sells, as a buyer may see it. */
import { z } from '@hono/zod-openapi'
import { kind, uuid, won } from './common.ts'

export const product = z
  .object({
    id: uuid,
    kind,
    name: z.string(),
    summary: z.string(),
    description: z.string(),
    /** Path of a picture on this origin. */
    imageUrl: z.string(),
    price: won,
    listPrice: won,
    /** Pieces that can be bought now (of a course: free seats); null where there is no limit. */
    stock: z.int().nullable(),
    courseId: uuid.nullable(),
    supplierId: z.string(),
    taxType: z.enum(['taxable', 'taxFree']),
    saleEndsAt: z.string().nullable(),
  })
  .openapi('Product')

export const productQuery = z.strictObject({ kind: kind.optional() })
export const productList = z.object({ products: z.array(product) })

export type Product = z.infer<typeof product>
