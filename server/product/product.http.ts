/** The catalogue as every visitor may read it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problem } from '../../contract/problem.ts'
import { type Product, product, productList, productQuery } from '../../contract/product.ts'
import type { HttpEnv } from '../platform/http/context.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { invalidInput } from '../platform/http/validation.ts'

export type ProductPorts = {
  /** What is published and within its sale now. */
  listProducts: (kind?: 'goods' | 'course') => Promise<Product[]>
  findProduct: (id: string) => Promise<Product | undefined>
}

const problemJson = { content: { 'application/problem+json': { schema: problem } } }

const list = createRoute({
  method: 'get',
  path: '/products',
  tags: ['products'],
  summary: 'What is on sale',
  request: { query: productQuery },
  responses: {
    200: {
      description: 'Goods and courses',
      content: { 'application/json': { schema: productList } },
    },
    400: { description: 'An unknown filter', ...problemJson },
  },
})

const one = createRoute({
  method: 'get',
  path: '/products/{id}',
  tags: ['products'],
  summary: 'One product',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The product', content: { 'application/json': { schema: product } } },
    404: { description: 'Not there, or not on sale', ...problemJson },
  },
})

export function productRoutes(ports: ProductPorts): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>({ defaultHook: invalidInput })
  app.openapi(list, async (c) =>
    c.json({ products: await ports.listProducts(c.req.valid('query').kind) }, 200),
  )
  app.openapi(one, async (c) => {
    // A malformed id is the id of nothing.
    const id = z.uuid().safeParse(c.req.valid('param').id)
    const found = id.success ? await ports.findProduct(id.data) : undefined
    if (found === undefined) throw new Refusal('E_NOT_FOUND')
    return c.json(found, 200)
  })
  return app
}
