/** The language of the pages: Korean first, English second, remembered in this browser. */
import { useSyncExternalStore } from 'preact/compat'
import { readStored, writeStored } from '../api/storage.ts'

export type Language = 'ko' | 'en'

const storageKey = 'hanbeon.language'
const listeners = new Set<() => void>()
const loaders: (() => Promise<void>)[] = []
let current: Language = 'ko'

export function language(): Language {
  return current
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language)
}

/** Called once before the first render. */
export async function startLanguage(): Promise<void> {
  if (readStored(storageKey) === 'en') await setLanguage('en')
}

/** Texts are loaded first and switched after, so that no page is ever half translated. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') await Promise.all(loaders.map((load) => load()))
  current = next
  writeStored(storageKey, next)
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/** A catalogue registers how its English is loaded; one that comes late is loaded at once. */
export function onEnglish(load: () => Promise<void>): void {
  loaders.push(load)
  if (current === 'en') {
    void load().then(() => {
      for (const listener of listeners) listener()
    })
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
