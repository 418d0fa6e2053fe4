/** What a line of the log changed: previous and new data side by side, without what stayed the same. */

export type Difference = { field: string; before: unknown; after: unknown }
type Data = Readonly<Record<string, unknown>> | null

export function logDiff(previous: Data, next: Data): Difference[] {
  const fields = new Set([...Object.keys(previous ?? {}), ...Object.keys(next ?? {})])
  return [...fields]
    .map((field) => ({ field, before: previous?.[field] ?? null, after: next?.[field] ?? null }))
    .filter(({ before, after }) => !isSame(before, after))
}

/** By value, whatever the order of an object's fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  )
}
