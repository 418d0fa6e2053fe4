/** Reads a request's JSON for handlers that want it whole; malformed JSON is the caller's mistake. */
import type { HttpContext } from './context.ts'
import { Refusal } from './refusal.ts'

/** The body may be read again by whoever comes after; an empty one is `undefined`. */
export async function jsonBody(c: HttpContext): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('E_INVALID_INPUT', { cause })
  }
}
