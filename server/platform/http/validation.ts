/** Says in our own short words what is wrong with a request; the library's text is for programmers. */
import type { Hook } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { HttpContext, HttpEnv } from './context.ts'
import { type Language, languageOf } from './language.ts'
import { type InputError, problemResponse } from './problem.ts'

type Issue = z.core.$ZodIssue
const longestList = 20

/** The `defaultHook` of every `OpenAPIHono`. */
// biome-ignore lint/suspicious/noExplicitAny: the hook's own type, which fits every route.
export const invalidInput: Hook<any, HttpEnv, any, Response | undefined> = (result, c) => {
  const data: unknown = 'data' in result ? result.data : undefined
  const issues = result.success ? unkeptText(data) : result.error.issues
  if (issues.length === 0) return undefined
  return problemResponse(c as HttpContext, 'E_INVALID_INPUT', {
    errors: inputErrors(issues, data, languageOf(c.req.header('accept-language'))),
  })
}

/** Text that PostgreSQL cannot keep, wherever it stands: with a NUL in it, or with half of a character. */
function unkeptText(value: unknown, path: readonly string[] = []): Issue[] {
  if (typeof value === 'string')
    return /\0|\p{Surrogate}/u.test(value)
      ? [{ code: 'custom', path: [...path], message: '', input: value }]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => unkeptText(each, [...path, key]))
}

export function inputErrors(
  issues: readonly Issue[],
  data: unknown,
  language: Language,
): InputError[] {
  const errors: InputError[] = []
  for (const issue of issues) {
    const path = issue.path.map(String)
    const kind = kindOf(issue, data)
    const message = words[kind][language](issue)
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) errors.push({ path: [...path, key].join('.'), message })
    } else errors.push({ path: path.join('.'), message })
  }
  return errors.slice(0, longestList)
}

type Kind = 'missing' | 'type' | 'small' | 'big' | 'format' | 'choice' | 'unknown' | 'other'
type Words = Record<Language, (issue: Issue) => string>

const words: Record<Kind, Words> = {
  missing: { ko: () => '꼭 필요한 값이에요.', en: () => 'This value is required.' },
  type: { ko: () => '값의 종류가 맞지 않아요.', en: () => 'This value has the wrong type.' },
  small: {
    ko: (issue) => `너무 짧거나 작아요${limit(issue, '최소')}.`,
    en: (issue) => `This value is too short or too small${limit(issue, 'at least')}.`,
  },
  big: {
    ko: (issue) => `너무 길거나 커요${limit(issue, '최대')}.`,
    en: (issue) => `This value is too long or too large${limit(issue, 'at most')}.`,
  },
  format: { ko: () => '형식이 맞지 않아요.', en: () => 'This value has the wrong format.' },
  choice: { ko: () => '쓸 수 없는 값이에요.', en: () => 'This is not one of the allowed values.' },
  unknown: { ko: () => '알 수 없는 항목이에요.', en: () => 'This field is not known.' },
  other: { ko: () => '값을 다시 확인해 주세요.', en: () => 'Please check this value.' },
}

function kindOf(issue: Issue, data: unknown): Kind {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(data, issue.path) === undefined ? 'missing' : 'type'
    case 'too_small':
      return 'small'
    case 'too_big':
      return 'big'
    case 'invalid_format':
    case 'not_multiple_of':
      return 'format'
    case 'invalid_value':
    case 'invalid_union':
      return valueAt(data, issue.path) === undefined ? 'missing' : 'choice'
    case 'unrecognized_keys':
      return 'unknown'
    default:
      return 'other'
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

function limit(issue: Issue, word: string): string {
  if (issue.code === 'too_small') return ` (${word} ${issue.minimum})`
  return issue.code === 'too_big' ? ` (${word} ${issue.maximum})` : ''
}
