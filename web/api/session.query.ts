/** Who is signed in, and the actions that change it. */
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export type Role = 'customer' | 'instructor' | 'viewer' | 'operator' | 'admin'
export type Member = { id: string; email: string; name: string; role: Role }
export type Session = { user: Member }

export const staffRoles: readonly Role[] = ['viewer', 'operator', 'admin']

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session | null>('/api/auth/get-session', { signal }),
  staleTime: 60_000,
})

export const signIn = (input: { email: string; password: string }) =>
  api.post<Session>('/api/auth/sign-in/email', input)

export const signUp = (input: { email: string; password: string; name: string }) =>
  api.post<Session>('/api/auth/sign-up/email', input)

/** After signing in or out, without asking again. */
export function rememberSession(client: QueryClient, session: Session | null): void {
  client.setQueryData(['session'], session)
}

export const signOut = () => api.post<unknown>('/api/auth/sign-out')
