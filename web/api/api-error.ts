/** What a request ended in when it did not succeed: the server's problem answer, or no answer at all. */
import type { ErrorCode } from '../../contract/error-code.ts'
import type { Problem } from '../../contract/problem.ts'

/** `E_NETWORK`: nothing came back, so whether the server acted is not known. */
export type ApiErrorCode = ErrorCode | 'E_NETWORK'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  /** 0 where nothing came back. */
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly requestId: string
  readonly providerCode: string | undefined
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  /** Which fields were wrong, where input was invalid. */
  readonly fields: readonly { path: string; message: string }[]
  readonly expected: number | undefined
  readonly actual: number | undefined

  constructor(problem: Partial<Problem>, answer: AnswerFacts) {
    super(problem.detail ?? problem.title ?? answer.fallbackCode)
    this.code = problem.code ?? answer.fallbackCode
    this.status = answer.status
    this.title = problem.title ?? ''
    this.detail = problem.detail ?? ''
    this.requestId = problem.requestId ?? answer.requestId
    this.providerCode = problem.providerCode
    this.retryable = problem.retryable ?? false
    this.retryAfterMs = answer.retryAfterMs
    this.fields = problem.errors ?? []
    this.expected = problem.expected
    this.actual = problem.actual
  }

  /** A refusal that the same request would meet again; anything else may have been done. */
  get definite(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408
  }
}

type AnswerFacts = {
  status: number
  requestId: string
  retryAfterMs: number | undefined
  fallbackCode: ApiErrorCode
}

export function isApiError(error: unknown, ...codes: ApiErrorCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code))
}
