/** Our own words for an error code, loaded only when an error is shown. */
import { useEffect, useState } from 'preact/hooks'
import type { ErrorText } from '../../contract/error-text/error-text.ts'
import { type Language, useLanguage } from './language.ts'
import { text } from './text.ts'

/** Undefined while the texts are loading. */
export function useErrorText(code: string | null | undefined): ErrorText | undefined {
  const language = useLanguage()
  const [found, setFound] = useState<ErrorText>()
  useEffect(() => {
    let alive = true
    if (code === null || code === undefined) setFound(undefined)
    else void loadErrorText(code, language).then((loaded) => alive && setFound(loaded))
    return () => {
      alive = false
    }
  }, [code, language])
  return found
}

/** Where the texts cannot be fetched, a general one stands in. */
async function loadErrorText(code: string, language: Language): Promise<ErrorText> {
  try {
    const texts: Record<string, ErrorText> =
      language === 'en'
        ? (await import('../../contract/error-text/en.ts')).en
        : (await import('../../contract/error-text/ko.ts')).ko
    const known = Object.hasOwn(texts, code) ? texts[code] : texts.UNKNOWN
    if (known !== undefined) return known
  } catch {
    // The general text below.
  }
  const { error, errorBody } = text().state
  return { title: error, body: errorBody }
}
