/** The member of the staff who is signed in, and what the role allows. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Member } from '../../api/session.query.ts'

export const StaffContext = createContext<Member | null>(null)

/** A hint for the pages only: the server decides. */
export function useCanRefund(): boolean {
  const member = useContext(StaffContext)
  return member?.role === 'operator' || member?.role === 'admin'
}
