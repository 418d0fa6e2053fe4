/** Every error answer: RFC 9457 with our code, in the caller's language, and never a stack, a query or a secret. */
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type ErrorCode, errorStatus } from '../../../contract/error-code.ts'
import type { Problem } from '../../../contract/problem.ts'
import type { HttpContext, HttpEnv } from './context.ts'
import { languageOf } from './language.ts'
import { problemText } from './problem-text.ts'
import { Refusal, type RefusalOptions } from './refusal.ts'

export { type InputError, Refusal, type RefusalOptions } from './refusal.ts'

export function problemResponse(
  c: HttpContext,
  code: ErrorCode,
  options: RefusalOptions = {},
): Response {
  const { providerCode, retryable, errors, retryAfterSeconds, expected, actual } = options
  const text = problemText(code, providerCode, languageOf(c.req.header('accept-language')))
  const status = errorStatus[code]
  const body: Problem = {
    type: `urn:hanbeon:problem:${code}`,
    title: text.title,
    status,
    detail: text.body,
    code,
    requestId: c.get('requestId'),
    providerCode,
    retryable,
    errors: errors === undefined ? undefined : [...errors],
    expected,
    actual,
  }
  noteInLog(c, code)
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Content-Language': text.language,
  }
  if (retryAfterSeconds !== undefined)
    headers['Retry-After'] = String(Math.max(1, Math.ceil(retryAfterSeconds)))
  return c.body(JSON.stringify(body), status, headers)
}

/** The last resort: a refusal is answered as it is, anything unexpected is logged and becomes a bare 500. */
export function errorHandler(logFault: (error: unknown, c: HttpContext) => void) {
  const handle: ErrorHandler<HttpEnv> = (error, c) => {
    if (error instanceof Refusal) return problemResponse(c, error.code, error.options)
    if (error instanceof HTTPException) {
      const code = codeOfStatus(error.status)
      if (code !== undefined) return problemResponse(c, code)
    }
    logFault(error, c)
    return problemResponse(c, 'E_INTERNAL')
  }
  return handle
}

export const notFound: NotFoundHandler<HttpEnv> = (c) => problemResponse(c, 'E_NOT_FOUND')

/** What the framework itself refuses: malformed JSON, a media type that a route does not take. */
function codeOfStatus(status: number): ErrorCode | undefined {
  if (status === 413) return 'E_PAYLOAD_TOO_LARGE'
  if (status === 415) return 'E_UNSUPPORTED_MEDIA_TYPE'
  if (status === 404) return 'E_NOT_FOUND'
  return status >= 400 && status < 500 ? 'E_INVALID_INPUT' : undefined
}

function noteInLog(c: HttpContext, code: ErrorCode): void {
  const fields = c.get('logFields')
  if (fields !== undefined) fields.error_code = code
}
