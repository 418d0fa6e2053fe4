/** The API's description: the document and the page that is made from it. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { apiDocsRoutes } from './api-docs.ts'

const thing = z
  .object({
    id: z.uuid(),
    kind: z.enum(['a', 'b']),
    note: z.string().max(64).nullable(),
    parts: z.array(z.object({ n: z.int().min(1).max(9) })).optional(),
  })
  .openapi('Thing')
const app = new OpenAPIHono()
app.openapi(
  createRoute({
    method: 'post',
    path: '/things/{id}',
    tags: ['things'],
    summary: 'Changes a <b>thing</b>',
    request: {
      params: z.object({ id: z.string() }),
      query: z.object({ q: z.string().optional() }),
      body: { content: { 'application/json': { schema: thing } } },
    },
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: thing } } } },
  }),
  (c) => c.json({ id: 'x', kind: 'a' as const, note: null }, 200),
)
let made = 0
const docs = apiDocsRoutes(() => {
  made += 1
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'x', version: '1.2.3' } })
})

test('the document is OpenAPI 3.1 and made once', async () => {
  const first = await docs.request('/openapi.json')
  await docs.request('/openapi.json')
  expect(made).toBe(1)
  expect(await first.json()).toMatchObject({
    openapi: '3.1.0',
    paths: { '/things/{id}': { post: { summary: 'Changes a <b>thing</b>' } } },
    components: { schemas: { Thing: { type: 'object' } } },
  })
})

test('the page names every operation and every shape, escaped, without script or style in it', async () => {
  const page = await (await docs.request('/docs')).text()
  expect(page).toContain('lang="ko"')
  expect(page).toContain('1.2.3')
  expect(page).toContain('<code>/things/{id}</code>')
  expect(page).toContain('Changes a &lt;b&gt;thing&lt;/b&gt;')
  expect(page).toContain('<a href="#shape-Thing">Thing</a>')
  expect(page).toContain('id="shape-Thing"')
  expect(page).toContain('kind: &quot;a&quot; | &quot;b&quot;')
  expect(page).toContain('note: string (0–64) | null')
  expect(page).toContain('parts?: {\n    n: integer (1–9)\n  }[]')
  expect(page).not.toMatch(/<script|<style|style=|onclick|https?:\/\//)
})

test('in the language of the reader, or the one that the address names', async () => {
  const english = { headers: { 'accept-language': 'en' } }
  expect(await (await docs.request('/docs', english)).text()).toContain('lang="en"')
  expect(await (await docs.request('/docs?lang=ko', english)).text()).toContain('lang="ko"')
  expect(await (await docs.request('/docs?lang="><script>', english)).text()).toContain('lang="en"')
})

test('its style is a file of its own', async () => {
  const style = await docs.request('/docs/style.css')
  expect(style.headers.get('content-type')).toContain('text/css')
})
