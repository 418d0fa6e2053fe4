/** The state of the sign-in form, and what happens when it is sent. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'preact/hooks'
import { isApiError } from '../../api/api-error.ts'
import { sessionQuery, signIn } from '../../api/session.query.ts'
import { useGo } from '../navigation.tsx'
import { adminBase } from './next-path.ts'

export type SignInState = ReturnType<typeof useSignIn>

export function useSignIn(next: string) {
  const client = useQueryClient()
  const go = useGo()
  const [input, setInput] = useState({ email: '', password: '' })
  const [isTried, setTried] = useState(false)
  const send = useMutation({
    mutationFn: () => signIn({ ...input, email: input.email.trim() }),
    meta: { ownErrors: true },
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['admin'] })
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      go(next.slice(adminBase.length), { replace: true })
    },
  })
  const isComplete = input.email.trim() !== '' && input.password !== ''
  return {
    input,
    isTried,
    change: (part: Partial<typeof input>) => setInput((now) => ({ ...now, ...part })),
    fill: setInput,
    isSending: send.isPending,
    error: send.error,
    isWrong: isApiError(send.error) && [400, 401, 403].includes(send.error.status),
    submit: () => {
      setTried(true)
      if (isComplete && !send.isPending) send.mutate()
    },
  }
}
