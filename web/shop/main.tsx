/** Starts the shop. */
import './take-return.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { render } from 'preact'
import { configQuery } from '../api/config.query.ts'
import { createQueryClient } from '../api/query-client.ts'
import { sessionQuery } from '../api/session.query.ts'
import { startLanguage } from '../text/language.ts'
import { router } from './router.tsx'
import './shared/arrival.ts'

const client = createQueryClient()

async function start(): Promise<void> {
  void client.prefetchQuery(configQuery)
  void client.prefetchQuery(sessionQuery)
  await startLanguage()
  const place = document.getElementById('app')
  if (place === null) throw new Error('the document has no place for the shop')
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
    place,
  )
}

void start()
