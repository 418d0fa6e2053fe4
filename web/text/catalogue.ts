/** A set of texts: the Korean file is the type, the English one must match it and is loaded only when asked for. */
import { language, onEnglish, useLanguage } from './language.ts'

export type Catalogue<T> = {
  /** The texts in the language of the page, re-rendered when it changes. */
  useText: () => T
  /** The same outside components. */
  text: () => T
}

export function catalogue<T>(ko: T, loadEnglish: () => Promise<T>): Catalogue<T> {
  let en: T | undefined
  onEnglish(async () => {
    en ??= await loadEnglish()
  })
  const text = (): T => (language() === 'en' && en !== undefined ? en : ko)
  const useText = (): T => {
    useLanguage()
    return text()
  }
  return { useText, text }
}
