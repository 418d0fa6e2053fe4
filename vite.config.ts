/** Builds the pages: the shop at `/` and the admin at `/admin`, each with its own entry and no code of the other. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** In `vite` and `vite preview`, the admin's addresses answer with the admin's document. */
function adminDocument(): Plugin {
  const rewrite = (request: { url?: string | undefined }, _: unknown, next: () => void): void => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path === '/admin' || (path.startsWith('/admin/') && !/\.\w+$/.test(path))) {
      request.url = '/admin.html'
    }
    next()
  }
  return {
    name: 'hanbeon:admin-document',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  }
}

const api = process.env.HANBEON_API ?? 'http://127.0.0.1:4000'
const proxy = Object.fromEntries(
  ['/api', '/functions', '/checkout/return', '/healthz', '/readyz'].map((path) => [
    path,
    { target: api, changeOrigin: false },
  ]),
)

export default defineConfig({
  root: here('./web'),
  base: '/',
  envDir: here('.'),
  plugins: [adminDocument()],
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react\/jsx-dev-runtime$/, replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    manifest: true,
    // The pages' policy lets no inline script or style in, so nothing small is inlined either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark their files for server frameworks; nothing here reads those marks.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
      },
      input: {
        shop: here('./web/index.html'),
        ...(existsSync(here('./web/admin/main.tsx')) ? { admin: here('./web/admin.html') } : {}),
      },
    },
  },
  server: { proxy },
  preview: { proxy },
})
