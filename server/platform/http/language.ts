/** The language of an answer: Korean, unless the caller would rather have English. */

export type Language = 'ko' | 'en'

export function languageOf(acceptLanguage: string | undefined): Language {
  let best: Language = 'ko'
  let bestWeight = 0
  for (const range of (acceptLanguage ?? '').split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    if (language !== 'ko' && language !== 'en') continue
    const weight = weightOf(parameters)
    if (weight > bestWeight) [best, bestWeight] = [language, weight]
  }
  return best
}

function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
  if (q === undefined) return 1
  const weight = Number(q.trim().slice(2))
  return weight >= 0 && weight <= 1 ? weight : 0
}
