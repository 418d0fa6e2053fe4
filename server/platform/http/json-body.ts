/** Reads a request's JSON for whoever wants it whole; what is malformed is the caller's mistake. */
import type { HttpContext } from './context.ts'
import { Refusal } from './refusal.ts'

/** Deeper than any body of ours, and shallow enough for every function that walks down a value. */
const deepest = 32

/** The body may be read again by whoever comes after; an empty one is `undefined`. */
export async function jsonBody(c: HttpContext): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (isWithin(value, deepest)) return value
  } catch (cause) {
    throw new Refusal('E_INVALID_INPUT', { cause })
  }
  throw new Refusal('E_INVALID_INPUT')
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((each) => isWithin(each, levels - 1))
}
