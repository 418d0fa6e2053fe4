/** Starts the admin: styles, language, cache of server state, routes. */
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/base.css'
import './admin.css'
import { createQueryClient } from '../api/query-client.ts'
import { startLanguage } from '../text/language.ts'
import { adminRouter } from './routes.tsx'
import { watchSession } from './shell/watch-session.ts'

const client = createQueryClient()
watchSession(client)
const place = document.getElementById('app')

void startLanguage().then(() => {
  if (place === null) return
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={adminRouter} />
    </QueryClientProvider>,
    place,
  )
})
