/** Light or dark: the system's choice until the visitor makes one, then theirs, remembered in this browser. */
import { useSyncExternalStore } from 'preact/compat'
import { writeStored } from '../api/storage.ts'

export type Theme = 'light' | 'dark'

const storageKey = 'hanbeon.theme'
const listeners = new Set<() => void>()

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme)
}

export function setTheme(next: Theme): void {
  document.documentElement.dataset.theme = next
  writeStored(storageKey, next)
  for (const listener of listeners) listener()
}

function theme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return systemDark().matches ? 'dark' : 'light'
}

function systemDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const system = systemDark()
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}
