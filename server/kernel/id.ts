/** Ids: what a text must look like to be one. */

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The text as a UUID, or null, so that a path's `:id` may also be an order number. */
export function uuidOrNull(text: string): string | null {
  return uuidShape.test(text) ? text.toLowerCase() : null
}
