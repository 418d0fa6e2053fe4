/** Short notes about what has just been done; read out politely, gone after a few seconds. */
import type { JSX } from 'preact'
import { useSyncExternalStore } from 'preact/compat'
import { Icon } from './icon.tsx'
import './toast.css'

export type ToastTone = 'done' | 'problem'
type Note = { id: number; message: string; tone: ToastTone }

const shownMs = 3500
const listeners = new Set<() => void>()
let notes: readonly Note[] = []
let lastId = 0

export function toast(message: string, tone: ToastTone = 'done'): void {
  lastId += 1
  const id = lastId
  change([...notes.slice(-2), { id, message, tone }])
  setTimeout(() => change(notes.filter((note) => note.id !== id)), shownMs)
}

/** Stands once at the end of a page. */
export function Toaster(): JSX.Element {
  const shown = useSyncExternalStore(subscribe, () => notes)
  return (
    <div class="toaster" role="status" aria-live="polite">
      {shown.map((note) => (
        <p key={note.id} class={`toast toast--${note.tone}`}>
          <Icon name={note.tone === 'done' ? 'check' : 'alert'} size={20} />
          {note.message}
        </p>
      ))}
    </div>
  )
}

function change(next: readonly Note[]): void {
  notes = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
