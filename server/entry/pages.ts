/** Serves the built pages: files whose address names their version for a year, and the shop's or the admin's page for every address of theirs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import type { HttpEnv } from '../platform/http/context.ts'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
}
const squeezed = new Set(['html', 'js', 'css', 'svg', 'json', 'txt', 'webmanifest'])

type File = {
  type: string
  cache: string
  body: Buffer<ArrayBuffer>
  gzip: Buffer<ArrayBuffer> | null
}

/** Reads the folder once: it is a few hundred kilobytes, and what was built does not change while it is served. */
export function pagesFrom(dir: string): Hono<HttpEnv> {
  const files = new Map(listFiles(dir).map((path) => [address(dir, path), fileOf(path)]))
  const app = new Hono<HttpEnv>()
  app.get('*', (c) => {
    const path = decoded(c.req.path)
    if (/^\/(api|functions)(\/|$)/.test(path)) return c.notFound()
    const page = /^\/admin(\/|$)/.test(path) ? '/admin.html' : '/index.html'
    const isFile = path !== '/admin.html' && path !== '/index.html' && files.has(path)
    const file = files.get(isFile ? path : page)
    // An address with an ending is a file that is not there, not a page.
    if (file === undefined || (!isFile && /\.\w{1,12}$/.test(path))) return c.notFound()
    const gzip = file.gzip !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    const headers: Record<string, string> = {
      'Content-Type': file.type,
      'Cache-Control': file.cache,
    }
    if (file.gzip !== null) headers.Vary = 'Accept-Encoding'
    if (gzip) headers['Content-Encoding'] = 'gzip'
    return c.body(gzip && file.gzip !== null ? file.gzip : file.body, 200, headers)
  })
  return app
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && !entry.name.startsWith('.') && !entry.parentPath.includes('.vite'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
}

function address(dir: string, path: string): string {
  return `/${relative(dir, path).split(sep).join('/')}`
}

function fileOf(path: string): File {
  const ending = path.split('.').at(-1) ?? ''
  const body = Buffer.from(readFileSync(path))
  const hashed = /[/\\](assets|fonts)[/\\]/.test(path)
  return {
    type: types[ending] ?? 'application/octet-stream',
    cache: hashed
      ? 'public, max-age=31536000, immutable'
      : ending === 'html'
        ? 'no-cache'
        : 'public, max-age=3600',
    body,
    gzip: squeezed.has(ending) ? Buffer.from(gzipSync(body, { level: 9 })) : null,
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
