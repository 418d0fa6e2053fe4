/** Whether the screen has room for tables and a menu at the side. */
import { useSyncExternalStore } from 'preact/compat'

const query = '(width >= 900px)'

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
