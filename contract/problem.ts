/** The shape of every error answer: RFC 9457 `application/problem+json` with our code. */
import { z } from '@hono/zod-openapi'
import { type ErrorCode, errorCodes } from './error-code.ts'

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
    requestId: z.string(),
    /** Toss's own code, where Toss said no. */
    providerCode: z.string().optional(),
    /** Whether the same request may be sent again later with another outcome. */
    retryable: z.boolean().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    expected: z.int().optional(),
    actual: z.int().optional(),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof problem>
