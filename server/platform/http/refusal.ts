/** An expected "no" on its way to the edge: the caller may act on it, so nothing is logged as a fault. */
import type { ErrorCode } from '../../../contract/error-code.ts'

export type InputError = { readonly path: string; readonly message: string }

export type RefusalOptions = {
  /** Toss's own code, where Toss said no. */
  readonly providerCode?: string
  /** The same request may have another outcome later. */
  readonly retryable?: boolean
  readonly errors?: readonly InputError[]
  readonly retryAfterSeconds?: number
  /** Two amounts that should have been equal. */
  readonly expected?: number
  readonly actual?: number
  /** For the log only. */
  readonly cause?: unknown
}

export class Refusal extends Error {
  readonly code: ErrorCode
  readonly options: RefusalOptions

  constructor(code: ErrorCode, options: RefusalOptions = {}) {
    super(code, { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.options = options
  }
}
