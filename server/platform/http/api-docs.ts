/** The API's own description: OpenAPI 3.1 for programs, and a page for people that is made from it on the server. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { docsPage } from './api-docs-page.ts'
import { docsStyle } from './api-docs-style.ts'
import type { HttpEnv } from './context.ts'
import { languageOf } from './language.ts'

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** Mounted under `/api`; the document is made at the first call, when every route is there. */
export function apiDocsRoutes(documentOf: () => OpenApiDocument): Hono<HttpEnv> {
  let made: OpenApiDocument | undefined
  const document = () => {
    made ??= documentOf()
    return made
  }
  const app = new Hono<HttpEnv>()
  app.get('/openapi.json', (c) => c.json(document()))
  app.get('/docs', (c) => {
    const wanted = c.req.query('lang')
    const language =
      wanted === 'ko' || wanted === 'en' ? wanted : languageOf(c.req.header('accept-language'))
    c.header('Vary', 'Accept-Language')
    return c.html(docsPage(document(), language))
  })
  app.get('/docs/style.css', (c) => {
    c.header('Cache-Control', 'public, max-age=3600')
    return c.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' })
  })
  return app
}
