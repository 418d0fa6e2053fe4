/** Reading the bodies of the control API; bad input is refused as Toss refuses it. */

import type { Context } from 'hono'
import type { z } from 'zod'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { answerError, languageOf } from '../http/answer.ts'
import { parseJson, readBody } from '../http/read-body.ts'

/** The parsed body, or the answer that says what is wrong with it. An empty body reads as `{}`. */
export async function readInput<T extends z.ZodType>(
  c: Context,
  schema: T,
): Promise<z.infer<T> | Response> {
  const text = await readBody(c.req.raw)
  if (text === null) return refuse(c, 'INVALID_REQUEST', 'The body is too large.')
  const parsed = schema.safeParse(text.trim() === '' ? {} : parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse(c, 'INVALID_REQUEST', `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
}

export function refuse(c: Context, code: TossErrorCode, detail?: string): Response {
  const { status, body } = answerError(code, languageOf(c.req.header('accept-language')))
  const shown = detail === undefined ? body : JSON.stringify({ ...JSON.parse(body), detail })
  return new Response(shown, { status, headers: { 'content-type': 'application/json' } })
}
