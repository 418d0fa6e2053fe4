/** Our own words for an error code, loaded only when an error is shown. */
import { useEffect, useState } from 'preact/hooks'
import type { ErrorText } from '../../contract/error-text/error-text.ts'
import { type Language, useLanguage } from './language.ts'

/** Undefined while the texts are loading. */
export function useErrorText(code: string | null | undefined): ErrorText | undefined {
  const language = useLanguage()
  const [found, setFound] = useState<ErrorText>()
  useEffect(() => {
    let alive = true
    if (code === null || code === undefined) setFound(undefined)
    else void loadErrorText(code, language).then((text) => alive && setFound(text))
    return () => {
      alive = false
    }
  }, [code, language])
  return found
}

export async function loadErrorText(code: string, language: Language): Promise<ErrorText> {
  const texts =
    language === 'en'
      ? (await import('../../contract/error-text/en.ts')).en
      : (await import('../../contract/error-text/ko.ts')).ko
  return (texts as Record<string, ErrorText>)[code] ?? texts.UNKNOWN
}
