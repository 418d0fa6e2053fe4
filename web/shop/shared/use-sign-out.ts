/** Signing out: what belonged to the member leaves this browser's memory. */
import { useQueryClient } from '@tanstack/react-query'
import { rememberSession, signOut } from '../../api/session.query.ts'
import { clearSessionStored } from '../../api/storage.ts'
import { text } from '../../text/text.ts'
import { toast } from '../../ui/toast.tsx'
import { shopText } from '../text/text.ts'
import { useGoTo } from './navigation.tsx'

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const goTo = useGoTo()
  return async () => {
    try {
      await signOut()
    } catch {
      toast(text().state.network, 'problem')
      return
    }
    for (const key of ['orders', 'result', 'quote']) client.removeQueries({ queryKey: [key] })
    clearSessionStored()
    rememberSession(client, null)
    toast(shopText().account.signedOut)
    goTo('/')
  }
}
